namespace Realign.Files;

/// <summary>A mistake in a file. The message begins <c>file:line:column:</c>, as compilers write it, so that editors jump to it.</summary>
public sealed class FileException : RealignException
{
    public FileException(string file, int line, int column, string message)
        : base($"{file}{(line > 0 ? $":{line}" : "")}{(line > 0 && column > 0 ? $":{column}" : "")}: {message}")
    {
        File = file;
        Line = line;
        Column = column;
    }

    public FileException(string file, int line, string message)
        : this(file, line, 0, message)
    {
    }

    public FileException(string file, string message)
        : this(file, 0, 0, message)
    {
    }

    public string File { get; } = "";

    /// <summary>The line, from 1; 0 when the mistake has no line.</summary>
    public int Line { get; }

    /// <summary>The column, from 1; 0 when the mistake has no column.</summary>
    public int Column { get; }
}
