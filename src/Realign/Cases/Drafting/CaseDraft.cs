using Realign.Files;

namespace Realign.Cases.Drafting;

/// <summary>A case drafted from an article: files of a folder that a person can read, correct and run.</summary>
public sealed record CaseDraft
{
    /// <summary>The file of the case itself.</summary>
    public const string CaseFile = "case.yaml";

    /// <summary>The file of the article's words.</summary>
    public const string ArticleFile = "article.txt";

    public required string Name { get; init; }

    /// <summary>Code of the economy that it is about.</summary>
    public required string Economy { get; init; }

    /// <summary>Codes of the partners, the most spoken of first.</summary>
    public required IReadOnlyList<string> Partners { get; init; }

    /// <summary>The day of the article.</summary>
    public required DateOnly At { get; init; }

    public required IReadOnlyList<DraftEvent> Events { get; init; }

    public required IReadOnlyList<DraftClaim> Claims { get; init; }

    /// <summary>What was not understood, what was assumed and what no model tests, in sentences.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Name and content of each file.</summary>
    public required IReadOnlyList<(string Name, string Content)> Files { get; init; }

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">Where to; made when it is missing.</param>
    /// <param name="overwrite">Whether a draft that stands there, and what a person has made of it, is replaced.</param>
    /// <exception cref="RealignException">A file stands there and is not to be replaced.</exception>
    public void Write(string folder, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (File.Exists(folder)) throw new FileException(folder, "is a file; name a folder with --out.");
        if (!overwrite && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new FileException(folder, $"is not empty. To run the case that you corrected there: realign run {folder}. To draft it anew and lose the corrections: --force. To draft elsewhere: --out FOLDER.");
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in Files) AtomicWrite.Text(Path.Combine(folder, name), content);
    }
}
