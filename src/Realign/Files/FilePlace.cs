namespace Realign.Files;

/// <summary>A place in a file, for messages: a line and column, or the command-line option that put the value there.</summary>
internal readonly record struct FilePlace(string File, int Line, int Column, string? Option = null)
{
    public RealignException Error(string message) =>
        Option is null ? new FileException(File, Line, Column, message) : new RealignException($"{Option}: {message}");

    public override string ToString() => Option ?? $"line {Line}";
}
