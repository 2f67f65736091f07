namespace Realign.Files;

/// <summary>
/// A place in a file, for messages: a line and column, or the command-line option that put the value there. The default is no place, for what
/// was not read from a file.
/// </summary>
internal readonly record struct FilePlace(string File, int Line, int Column, string? Option = null)
{
    public RealignException Error(string message) =>
        Option is not null ? new RealignException($"{Option}: {message}")
        : File is not null ? new FileException(File, Line, Column, message)
        : new RealignException(message);

    public override string ToString() => Option ?? $"line {Line}";
}
