namespace Realign.Server.Api;

/// <summary>A mistake in one field of a request.</summary>
internal sealed class RequestException(string field, string? value, string rule, string remedy) : RealignException($"{field} '{value}': {rule} {remedy}")
{
    public string Field { get; } = field;

    public string? Value { get; } = value;

    public string Remedy { get; } = remedy;
}
