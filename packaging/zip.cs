#:property PublishAot=false

using System.Globalization;
using System.IO.Compression;

// Packs files without their folders: dotnet run packaging/zip.cs -- ARCHIVE SECONDS FILE...
// A file that may be executed is packed as a program. SECONDS is the time of all, since 1970: the same files give the
// same bytes.

const int programMode = 0b1_000_000_111_101_101;
const int fileMode = 0b1_000_000_110_100_100;

var earliest = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
var given = DateTimeOffset.FromUnixTimeSeconds(long.Parse(args[1], CultureInfo.InvariantCulture));
var time = given < earliest ? earliest : given;
using var archive = ZipFile.Open(args[0], ZipArchiveMode.Create);
foreach (var path in args.Skip(2))
{
    // Windows has no such mode.
    var isProgram = OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
    var entry = archive.CreateEntry(Path.GetFileName(path), CompressionLevel.SmallestSize);
    entry.LastWriteTime = time;
    entry.ExternalAttributes = (isProgram ? programMode : fileMode) << 16;
    using var packed = entry.Open();
    using var file = File.OpenRead(path);
    file.CopyTo(packed);
}
