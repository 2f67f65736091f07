using System.Globalization;
using System.Text.RegularExpressions;
using Realign.Claims;
using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;
using Realign.Claims.Reading;
using Realign.Worlds;

namespace Realign.Cases.Drafting;

/// <summary>
/// Finds the events that an article names: tariffs and aid from its claims, agreements, boycotts and bans by word lists and the economies of the same
/// sentence. What is denied, or was in force before the world's year, is no event; what cannot be put into a scenario is said.
/// </summary>
internal sealed partial class EventFinder
{
    /// <summary>More are one's own choice to make.</summary>
    private const int Most = 5;

    /// <summary>How many tokens before an event a word may stand that denies it.</summary>
    private const int Denial = 6;

    private const int LongestQuote = 240;

    /// <summary>A rate above this is a misreading, or an embargo.</summary>
    private const double LargestRate = 10;

    private const string Tariff = "tariff", Agreement = "agreement", Silk = "belt-and-road", Boycott = "boycott", Embargo = "embargo", ImportBan = "import-ban", ExportBan = "export-ban", Transfer = "transfer";

    private static readonly PhraseBook<string> _book = Book();

    private static readonly HashSet<string> _denials = Words.Set("no not never without nor sin ni nunca jamas reject rejects rejected descarta descarto descartan rechaza rechazo ruled rules");

    private static readonly HashSet<string> _standing = Words.Set("existing vigente vigentes former expired antiguo");

    private readonly WorldNames _names;
    private readonly World _world;
    private readonly string _economy, _text;
    private readonly Passage _passage;
    private readonly List<Sentence> _sentences;
    private readonly List<Mention<string>> _named;
    private readonly List<DraftEvent> _events = [];
    private readonly List<string> _gaps = [];
    private readonly List<(string Kind, string Gap)> _doubtful = [];

    public EventFinder(World world, string economy, string text, Language language)
    {
        (_world, _economy, _text, _names) = (world, economy, text, new WorldNames(world));
        _passage = new Passage(text, language);
        _sentences = SentenceSplitter.Split(text, _passage.Tokens);
        _named = Mention<string>.All(_book, _passage.Tokens);
    }

    /// <summary>The events in the order of the text, and what was named and could not be put into a scenario.</summary>
    public (IReadOnlyList<DraftEvent> Events, IReadOnlyList<string> Gaps) Find(IReadOnlyList<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (claim.Measure == ClaimMeasure.TariffRate) OfTariff(claim);
            else if (claim.Measure is ClaimMeasure.Aid or ClaimMeasure.Remittances) OfTransfer(claim);
        }

        int next = 0;
        foreach (var sentence in _sentences)
        {
            for (; next < _named.Count && _named[next].First < sentence.Next; next++) OfWords(sentence, _named[next]);
        }

        List<DraftEvent> kept = [.. _events.OrderBy(e => e.Start).Take(Most)];
        if (_events.Count > Most) _gaps.Add($"The article names {_events.Count} events, and the draft has the first {Most}; add those that matter: {string.Join("; ", _events.OrderBy(e => e.Start).Skip(Most).Select(e => e.Title))}.");
        // Where another sentence tells of the same kind of event, what this one leaves open is no gap.
        return (kept, [.. _gaps.Concat(_doubtful.Where(d => !_events.Exists(e => e.Kind == d.Kind)).Select(d => d.Gap)).Distinct()]);
    }

    /// <summary>Kinds of events that a few words speak of, such as a claim's cause.</summary>
    public static IReadOnlyList<string> KindsIn(string words) => [.. Mention<string>.All(_book, Tokenizer.Read(words)).Select(m => KindOf(m.Value)).Distinct()];

    private static string KindOf(string named) => named is Silk ? Agreement : named is ImportBan or ExportBan ? Embargo : named;

    private void OfTariff(Claim claim)
    {
        string said = Quote(claim.Span);
        if (claim.SubjectEconomy is not { } importer || _names.Party(importer) is not { } buys || buys == "world") { _gaps.Add($"{said} is no event of the draft: who levies the tariff is not told, or is not in the world."); return; }
        string exporter = claim.PartnerEconomy ?? "WLD";
        if (_names.Party(exporter) is not { } sells) { _gaps.Add($"{said} is no event of the draft: {exporter} is not in the world."); return; }
        if (_names.Sectors(claim.Sector) is not { } sectors) { _gaps.Add($"{said} is no event of the draft: which sector of the world holds '{claim.Sector}' is not known."); return; }
        if (Past(claim.Time)) { _gaps.Add($"{said} is no event of the draft: it was in force by {_world.Year}, the year of the world."); return; }
        string who = $"of {_names.Name(importer)} on {(claim.Sector is null ? "goods" : claim.Sector)} from {_names.Name(exporter)}";
        string part = claim.Sector is null ? "" : $" {string.Join(" and ", sectors)} hold more than {claim.Sector}; the event puts the rate on all of it.";
        if (claim.Direction == ClaimDirection.Eliminate)
        {
            Add(Tariff, importer, $"No tariffs {who}", [.. Scope(buys, sells, sectors), ("mode", "set"), ("rate", "0%")], $"All of these tariffs go.{part}", claim.Span, claim.Start, [importer, exporter]);
            return;
        }

        if (claim.Value is not > 0 and not < 0 || claim.Unit is not (Units.Percent or Units.PercentagePoint)) { _gaps.Add($"{said} is no event of the draft: the rate is not told."); return; }
        double rate = claim.ValueHigh is { } high ? (claim.Value!.Value + high) / 2 : claim.Value!.Value;
        string how = "The rate comes on top of the tariffs of the world's year; write mode: set if it is all that is paid.";
        if (claim.Approximate is { } from && from.StartsWith("from ", StringComparison.Ordinal) && Figure().Match(from) is { Success: true } start && claim.Unit == Units.Percent)
        {
            double before = double.Parse(start.Value.Replace(',', '.'), CultureInfo.InvariantCulture);
            how = $"From {Percent(before)} to {Percent(rate)} is taken as {Percent(rate - before)} more than before.";
            rate -= before;
        }
        else if (claim.Direction == ClaimDirection.Decrease) rate = -Math.Abs(rate);

        if (rate < 0) { _gaps.Add($"{said} is no event of the draft: a cut is written as the rate that stays, with mode: set."); return; }
        if (rate > 100 * LargestRate) { _gaps.Add($"{said} is no event of the draft: {Percent(rate)} is more than any tariff."); return; }
        Add(Tariff, importer, $"Tariff of {Percent(rate)} {who}", [.. Scope(buys, sells, sectors), ("rate", Percent(rate).Replace(" ", "", StringComparison.Ordinal))], how + part, claim.Span, claim.Start, [importer, exporter]);
    }

    private void OfTransfer(Claim claim)
    {
        string what = claim.Measure == ClaimMeasure.Aid ? "aid" : "remittances";
        int sign = claim.Direction switch { ClaimDirection.Decrease or ClaimDirection.Eliminate => -1, ClaimDirection.Increase => 1, _ => 0 };
        if (sign == 0) return;
        string said = Quote(claim.Span);
        if (claim.Unit != "USD" || claim.Value is not { } value || value == 0) { _gaps.Add($"{said} is no event of the draft: by how many dollars {what} change is not told; a transfer has an amount."); return; }
        string receives = claim.SubjectEconomy ?? _economy;
        if (claim.PartnerEconomy is not { } gives || !_names.Has(gives) || !_names.Has(receives) || gives == receives) { _gaps.Add($"{said} is no event of the draft: who gives and who receives must both be told and be in the world."); return; }
        if (Past(claim.Time)) { _gaps.Add($"{said} is no event of the draft: it happened by {_world.Year}, the year of the world."); return; }
        double amount = Math.Abs(value) / Reports.RunReport.UsdPer(_world.Unit);
        var (from, to) = sign < 0 ? (receives, gives) : (gives, receives);
        Add(Transfer, what, $"{(sign < 0 ? "Less" : "More")} {what} from {_names.Name(gives)} to {_names.Name(receives)}", [("from", from), ("to", to), ("amount", amount.ToString("0.######", CultureInfo.InvariantCulture))], $"The amount is taken as one of every year, in {_world.Unit}.", claim.Span, claim.Start, [gives, receives]);
    }

    private void OfWords(Sentence sentence, Mention<string> named)
    {
        string quote = _passage.Slice(sentence.First, sentence.Next);
        if (Denied(sentence, named)) { _doubtful.Add((KindOf(named.Value), $"{Quote(quote)} denies what it names, so that nothing of it is an event of the draft.")); return; }
        if (Standing(sentence)) { _doubtful.Add((KindOf(named.Value), $"{Quote(quote)} speaks of what was in force by {_world.Year}, the year of the world; the draft has no event of it.")); return; }
        List<Mention<EconomyName>> parties = [.. _passage.Economies.Where(e => e.First >= sentence.First && e.Next <= sentence.Next && e.Value.Code.Length > 0 && _names.Party(e.Value.Code) is not null and not "world")];
        int start = _passage.Tokens[sentence.First].Start;
        if (named.Value == Silk) OfSilkRoad(quote, start);
        else if (named.Value == Agreement) OfAgreement(quote, start, parties);
        else OfRefusal(sentence, named, quote, start, parties);
    }

    private void OfSilkRoad(string quote, int start)
    {
        if (_economy == "CHN") { _gaps.Add($"{Quote(quote)} names the Belt and Road; say who joins: the case is about China itself."); return; }
        Add(Agreement, "belt-and-road", $"{Upper(_names.Name(_economy))} joins the Belt and Road", [("members", $"[{_economy}, CHN]"), ("sector", "goods"), ("estimate", Silk)], "That the economy of the case joins, and that joining does to its trade with China what it went along with for earlier members (docs/models/belt-and-road.md).", quote, start, [_economy, "CHN"]);
    }

    private void OfAgreement(string quote, int start, List<Mention<EconomyName>> parties)
    {
        string[] named = [.. parties.Select(p => p.Value.Code).Distinct()];
        string[] members = named.Length > 1 || named.Any(c => c == _economy || IsIn(_economy, c)) ? named : [.. named, _economy];
        if (members.Length < 2) { _doubtful.Add((Agreement, $"{Quote(quote)} names an agreement, and not with whom; add the event by hand.")); return; }
        if (members.Length > 4) { _gaps.Add($"{Quote(quote)} names an agreement and {members.Length} economies; which of them agree is left to you."); return; }
        string[] sorted = [.. members.Order(StringComparer.Ordinal)];
        Add(Agreement, string.Join('-', sorted).ToLowerInvariant(), $"Agreement of {And([.. members.Select(_names.Name)])}", [("members", $"[{string.Join(", ", sorted.Select(m => _names.Party(m)))}]"), ("sector", "goods"), ("effect", "{low: 0, value: 0.28, high: 0.56}")], "The effect is the median of published gravity estimates of trade agreements, 0.28 (Head and Mayer 2014, as recalled); nothing to twice as much is a range of ours.", quote, start, members);
    }

    /// <summary>Boycotts and bans: who refuses stands before the word, whose goods behind it.</summary>
    private void OfRefusal(Sentence sentence, Mention<string> named, string quote, int start, List<Mention<EconomyName>> parties)
    {
        if (named.First > 0 && _passage.Key(named.First - 1) is "arms" || _passage.Key(named.Next) is "de" && _passage.Key(named.Next + 1) is "armas") return;
        string? before = parties.LastOrDefault(p => p.Next <= named.First).Value?.Code, behind = parties.FirstOrDefault(p => p.First >= named.Next).Value?.Code;
        bool ofExports = named.Value == ExportBan;
        var (importer, exporter) = ofExports ? (behind ?? "WLD", before) : (before, behind ?? (named.Value == ImportBan ? "WLD" : null));
        if (named.Value is Boycott or Embargo && importer is null && exporter is not null && exporter != _economy) importer = _economy;
        if (named.Value is Boycott or Embargo && exporter is null && importer is not null && importer != _economy) exporter = _economy;
        if (importer is null || exporter is null || importer == exporter) { _doubtful.Add((KindOf(named.Value), $"{Quote(quote)} names a {named.Value.Replace('-', ' ')}, and not between whom; add the event by hand.")); return; }
        string? business = Mention<string>.All(WordList.Sectors, _passage.Tokens.AsSpan(sentence.First, sentence.Next - sentence.First)).Select(m => m.Value).FirstOrDefault();
        if (_names.Sectors(business) is not { } sectors) { _gaps.Add($"{Quote(quote)} is no event of the draft: which sector of the world holds '{business}' is not known."); return; }
        string what = business ?? "goods", buyer = _names.Name(importer), seller = _names.Name(exporter);
        string part = business is null ? "" : $" {string.Join(" and ", sectors)} hold more than {business}; the event takes all of it.";
        var scope = Scope(_names.Party(importer)!, _names.Party(exporter)!, sectors);
        if (named.Value == Boycott)
            Add(Boycott, $"{importer}-{exporter}".ToLowerInvariant(), $"{Upper(buyer)}: boycott of {what} from {seller}", [.. scope, ("share", "{low: 5%, value: 20%, high: 50%}")], $"The share refused is an assumption, from a campaign against a few products to half of all trade.{part}", quote, start, [importer, exporter]);
        else
            Add(Embargo, $"{importer}-{exporter}".ToLowerInvariant(), $"No {what} from {seller} to {buyer}", scope, $"All of this trade ends.{part}", quote, start, [importer, exporter]);
    }

    private void Add(string kind, string name, string title, IReadOnlyList<(string, string)> keys, string assumed, string said, int start, IReadOnlyList<string> parties)
    {
        var same = _events.Find(e => e.Kind == kind && Same(e.Keys, keys));
        if (same is not null)
        {
            if (same.Title != title) _gaps.Add($"The article also says “{title}”; the draft has “{same.Title}”, which was named first.");
            return;
        }

        string id = $"{kind}-{name.ToLowerInvariant()}";
        for (int n = 2; _events.Exists(e => e.Id == id); n++) id = $"{kind}-{name.ToLowerInvariant()}-{n.ToString(CultureInfo.InvariantCulture)}";
        int end = _sentences.Where(s => _passage.Tokens[s.First].Start <= start && _passage.Tokens[s.Next - 1].End > start).Select(s => _passage.Tokens[s.Next - 1].End).FirstOrDefault(start + said.Length);
        int begin = _sentences.Where(s => _passage.Tokens[s.First].Start <= start && _passage.Tokens[s.Next - 1].End > start).Select(s => _passage.Tokens[s.First].Start).FirstOrDefault(start);
        _events.Add(new DraftEvent(id, kind, title, keys, assumed, Short(said), begin, end, [.. parties.Where(_names.Has).Distinct()]));
    }

    /// <summary>Two events of a kind meet when they touch the same trade, whatever their size.</summary>
    private static bool Same(IReadOnlyList<(string Key, string Value)> a, IReadOnlyList<(string Key, string Value)> b) =>
        a.Where(k => IsPlace(k.Key)).SequenceEqual(b.Where(k => IsPlace(k.Key)));

    private static bool IsPlace(string key) => key is "importer" or "exporter" or "sector" or "members" or "from" or "to";

    private static (string, string)[] Scope(string importer, string exporter, string[] sectors) =>
        [("importer", importer), ("exporter", exporter), ("sector", sectors.Length == 1 ? sectors[0] : $"[{string.Join(", ", sectors)}]")];

    /// <summary>Whether an economy is a member of a group, which then stands for it.</summary>
    private bool IsIn(string economy, string group) =>
        _names.Party(group) is { } name && !_names.Has(group) && _world.TryEconomyIndex(economy, out int n) && Events.BuiltInGroups.Economies(_world).Any(g => g.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && g.Members.Contains(n));

    private bool Denied(Sentence sentence, Mention<string> named)
    {
        for (int i = Math.Max(sentence.First, named.First - Denial); i < named.First; i++) if (_denials.Contains(_passage.Key(i))) return true;
        return false;
    }

    private bool Standing(Sentence sentence)
    {
        for (int i = sentence.First; i < sentence.Next; i++)
            if (_standing.Contains(_passage.Key(i)) || (_passage.Key(i) is { Length: 4 } year && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int y) && y >= 1900 && y <= _world.Year)) return true;
        return false;
    }

    private bool Past(string? time) => time is not null && Year().Matches(time) is { Count: > 0 } years && years.All(y => int.Parse(y.Value, CultureInfo.InvariantCulture) <= _world.Year);

    private static string And(IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private static string Quote(string said) => $"“{Short(said)}”";

    private static string Short(string said) => said.Length <= LongestQuote ? said : $"{said[..LongestQuote].TrimEnd()} …";

    private static string Percent(double rate) => $"{rate.ToString("0.####", CultureInfo.InvariantCulture)} %";

    private static string Upper(string text) => Reports.EconomyText.Upper(text);

    private static PhraseBook<string> Book()
    {
        var book = new PhraseBook<string>();
        foreach (var row in LexiconFile.Rows("events"))
            foreach (string phrase in LexiconFile.Phrases(row("phrases"))) book.Add(phrase, row("kind"));
        return book;
    }

    [GeneratedRegex(@"\b(19|20)\d{2}\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\d+(?:[.,]\d+)?")]
    private static partial Regex Figure();
}
