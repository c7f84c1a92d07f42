namespace AtlasBackup.Core.Values;

/// <summary>The route that requests take to Atlas.</summary>
internal abstract record Route
{
    /// <summary>Without a proxy.</summary>
    internal sealed record Direct : Route;

    /// <summary>As the settings of the system say, which on Windows and macOS may name a proxy.</summary>
    internal sealed record System : Route;

    /// <summary>Through a proxy.</summary>
    /// <param name="Address">Its scheme, host and port.</param>
    /// <param name="Variable">The environment variable that names it.</param>
    /// <param name="User">The user to show it, or an empty text.</param>
    /// <param name="Password">The user's password, or null.</param>
    internal sealed record Proxy(Uri Address, string Variable, string User, Secret? Password) : Route
    {
        /// <summary>The proxy and its variable, as people are told.</summary>
        public string Shown => $"the proxy {Address.Scheme}://{Address.Host}:{Address.Port} ({Variable})";
    }
}
