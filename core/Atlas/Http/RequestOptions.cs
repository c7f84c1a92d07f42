namespace AtlasBackup.Core.Atlas.Http;

/// <summary>What the handlers know of a request beside what goes on the wire.</summary>
internal static class RequestOptions
{
    private static readonly HttpRequestOptionsKey<string> ScopeKey = new("atlasbackup.scope");
    private static readonly HttpRequestOptionsKey<string> PurposeKey = new("atlasbackup.purpose");
    private static readonly HttpRequestOptionsKey<int> AttemptsKey = new("atlasbackup.attempts");

    extension(HttpRequestMessage request)
    {
        /// <summary>The project whose rate limit the request counts against; empty for the token endpoint.</summary>
        public string Scope
        {
            get => request.Options.TryGetValue(ScopeKey, out var scope) ? scope : "";
            set => request.Options.Set(ScopeKey, value);
        }

        /// <summary>What the request is for, in words that name no project, cluster or secret.</summary>
        public string Purpose
        {
            get => request.Options.TryGetValue(PurposeKey, out var purpose) ? purpose : "request";
            set => request.Options.Set(PurposeKey, value);
        }

        /// <summary>How often the request has been sent.</summary>
        public int Attempts
        {
            get => request.Options.TryGetValue(AttemptsKey, out var attempts) ? attempts : 0;
            set => request.Options.Set(AttemptsKey, value);
        }
    }
}
