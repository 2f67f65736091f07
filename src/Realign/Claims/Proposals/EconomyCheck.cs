using Realign.Claims.Lexicon;
using Realign.Claims.Reading;

namespace Realign.Claims.Proposals;

/// <summary>Takes economies by code or by name, and only those that the article, its title or the reader's options name.</summary>
internal sealed class EconomyCheck
{
    private static readonly HashSet<string> _known = [.. LexiconFile.Rows("economies").Select(row => row("code"))];

    private readonly HashSet<string> _named;

    public EconomyCheck(Passage passage, ReadingOptions options)
    {
        _named = [.. passage.Economies.Select(e => e.Value.Code).Concat(passage.Topics)];
        if (options.Title is { } title) _named.UnionWith(new Passage(title, passage.Language).Economies.Select(e => e.Value.Code));
        foreach (string? code in new[] { passage.Topic, passage.Other, options.Home })
            if (code is not null) _named.Add(code);
    }

    /// <summary>The codes of a field, parted by commas, or why one is none.</summary>
    public string? Check(string? field, bool partner, out string? codes)
    {
        codes = null;
        if (field is null) return null;
        var found = new List<string>();
        foreach (string part in field.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Resolve(part) is not { } code) return $"'{ProposalAnswer.Shown(part)}' is no economy or group that is known";
            if (!_named.Contains(code) && !(partner && code == "WLD")) return $"the article does not name {code}";
            if (!found.Contains(code)) found.Add(code);
        }

        codes = found.Count == 0 ? null : string.Join(",", found);
        return null;
    }

    private static string? Resolve(string part)
    {
        if (_known.Contains(part)) return part;
        var tokens = Tokenizer.Read(part);
        return tokens.Length > 0 && EconomyName.Book.Match(tokens, 0, out var name) == tokens.Length && name.Kind == EconomyNameKind.Name && name.Code.Length > 0 ? name.Code : null;
    }
}
