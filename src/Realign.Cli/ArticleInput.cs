using Realign.Claims;
using Realign.Claims.Articles;

namespace Realign.Cli;

/// <summary>The article that a command was given: a file, a page's address, or standard input.</summary>
internal static class ArticleInput
{
    public const string StandardInput = "-";

    /// <summary>Reads it; only an address is fetched, and only that page.</summary>
    /// <returns>The article, and the address it came from in the end; null for none.</returns>
    /// <exception cref="RealignException">It is missing, empty, too large, without text, of a kind that is not read, or not to be fetched.</exception>
    public static (Article Article, Uri? Url) Read(string name, CancellationToken cancellation)
    {
        if (PageFetcher.IsAddress(name))
        {
            var (content, shown, address) = PageFetcher.FetchAsync(name, cancellation).GetAwaiter().GetResult();
            using var page = new MemoryStream(content);
            return (ArticleReader.Read(page, shown, cancellation), address);
        }

        if (name != StandardInput) return (ArticleReader.Read(name, cancellation), null);
        using var input = Console.OpenStandardInput();
        return (ArticleReader.Read(input, "standard input", cancellation), null);
    }

    /// <summary>What <c>--lang</c> says.</summary>
    public static Language? LanguageOf(string? code) => code switch
    {
        null => null,
        "en" => Language.English,
        "es" => Language.Spanish,
        _ => throw new RealignException($"--lang {code}: en or es."),
    };

    /// <summary>What <c>--home</c> says.</summary>
    public static string? Home(string? code) => code is null || (code.Length == 3 && code.All(char.IsAsciiLetterUpper)) ? code : throw new RealignException($"--home {code}: an economy by its code of three capital letters, for example --home COL.");
}
