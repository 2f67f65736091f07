using Microsoft.Extensions.Logging;

namespace Realign.Server.Operations;

/// <summary>How the server writes its log, on standard error.</summary>
public sealed record LogOptions
{
    /// <summary>The least that is written.</summary>
    public LogLevel Level { get; init; } = LogLevel.Warning;

    /// <summary>A JSON object a line, for programs that collect logs, rather than text.</summary>
    public bool Json { get; init; }
}
