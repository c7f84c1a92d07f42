// What any .NET program takes to start and to stay: one line, and then nothing.
Console.WriteLine("ready");
Thread.Sleep(Timeout.Infinite);
