using System.Globalization;
using System.Text;
using Realign.Cases.Testing;
using Realign.Claims;
using Realign.Claims.Articles;
using Realign.Claims.Reading;
using Realign.Facts;
using Realign.PublicFinance.Macro;
using Realign.Worlds;

namespace Realign.Cases.Drafting;

/// <summary>
/// Drafts a case from an article: what it is about, its events as scenarios, its claims with the measure and the scenario on which each is tested, the
/// facts that answer them, and everything that was assumed or left out. The same article gives the same draft. docs/check.md.
/// </summary>
public sealed class CaseDrafter
{
    private const int MostClaims = 60, MostPartners = 4, MostFacts = 2, LongestName = 90;

    private const string AllEvents = "all", Nothing = "as-it-is";

    private readonly World _world;
    private readonly FactLedger? _facts;
    private readonly MacroData? _macro;
    private readonly WorldNames _names;

    /// <param name="world">On which the case will be run.</param>
    /// <param name="facts">Published figures; null for none.</param>
    /// <param name="macro">Figures of budgets and debts; null for none.</param>
    public CaseDrafter(World world, FactLedger? facts, MacroData? macro)
    {
        ArgumentNullException.ThrowIfNull(world);
        (_world, _facts, _macro, _names) = (world, facts, macro, new WorldNames(world));
    }

    /// <summary>The draft.</summary>
    /// <param name="article">The article; its text becomes a file of the case, so that spans hold.</param>
    /// <param name="read">What was read in it.</param>
    /// <param name="options">What is known beside it.</param>
    /// <exception cref="RealignException">It claims nothing, or speaks of no economy of the world.</exception>
    public CaseDraft Draft(Article article, ReadingResult read, DraftOptions options)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(options);
        if (read.Claims.Count == 0) throw new RealignException("No claim was found: nothing in the text says of an economy's trade, budget, debt, prices, jobs or the like how much it is or how it changes. Is it the whole article? 'realign read' shows what is read.");
        var gaps = new List<string>();
        string text = PlainText(article), economy = Economy(article, read, options, gaps);
        var (day, dated) = options.Date is { } given ? (given, "") : ArticleDate.Of(article, options.Url) is { } found ? (found.Day, $"The day of the article, {Iso(found.Day)}, is a guess: {found.Where}.") : (options.Today, $"The article has no date, so that {Iso(options.Today)} is taken; correct 'at' in case.yaml.");
        if (dated.Length > 0) gaps.Add(dated);
        var (events, left) = new EventFinder(_world, economy, text, read.Language).Find(read.Claims);
        gaps.AddRange(events.Select(e => $"{e.Title}. Assumed: {e.Assumed}"));
        gaps.AddRange(left);
        if (events.Count == 0) gaps.Add("No event was found that a scenario could hold, so that claims are set against facts and past episodes alone. Write what happens into as-it-is.yaml and give claims that scenario.");
        if (read.Claims.Count > MostClaims) gaps.Add($"The article has {read.Claims.Count} claims; the draft has the first {MostClaims}.");
        string[] partners = Partners(read.Claims, events, economy);
        var measures = new CaseMeasures(_world, _world.EconomyIndex(economy), [.. partners.Select(_world.EconomyIndex)]);
        List<DraftClaim> claims = [.. read.Claims.Take(MostClaims).Select((c, k) => Linked(c, k, text, events, measures, economy, day))];
        if (claims.Count(c => c.Measure is null) is > 0 and var untested) gaps.Add($"{untested} of {claims.Count} claims {(untested == 1 ? "is" : "are")} about something that no model of the case computes; facts alone can speak of {(untested == 1 ? "it" : "them")}.");
        string title = Title(article), name = _names.Name(economy);
        string question = $"Is it so, and what would come of it for {name}?";
        var draft = new CaseDraft
        {
            Name = title,
            Economy = economy,
            Partners = partners,
            At = day,
            Events = events,
            Claims = claims,
            Gaps = gaps,
            Files = [],
        };
        return draft with { Files = [.. ScenarioFiles(events, economy, partners, question, options.Url), (CaseDraft.ArticleFile, text), (CaseDraft.CaseFile, CaseYaml(draft, question, article, options))] };
    }

    /// <summary>The article's words as a text file gives them back, so that offsets point where they did.</summary>
    private static string PlainText(Article article)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(article.Text));
        return ArticleReader.Read(stream, CaseDraft.ArticleFile).Text == article.Text
            ? article.Text
            : throw new RealignException("The article's text does not come back from a text file as it was read; save it as plain text with an empty line between paragraphs, and check that.");
    }

    private string Economy(Article article, ReadingResult read, DraftOptions options, List<string> gaps)
    {
        if (options.Home is { } home) return _names.Has(home) ? home : throw new RealignException($"--home {home}: the world '{_world.Name}' has no such economy.{NearestName.Hint(home, _world.Economies.Select(e => e.Code))}");
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        void Count(string? code, double weight)
        {
            foreach (string one in (code ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) weights[one] = weights.GetValueOrDefault(one) + weight;
        }

        foreach (var claim in read.Claims)
        {
            Count(claim.SubjectEconomy, 1);
            Count(claim.PartnerEconomy, 0.4);
        }

        if (article.Title is { } title) foreach (var e in new Passage(title, read.Language).Economies) Count(e.Value.Code, 0.7);
        Count(article.Home, 1);
        string[] spoken = [.. weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key)];
        string? chosen = Array.Find(spoken, _names.Has);
        string[] absent = [.. spoken.TakeWhile(c => c != chosen).Where(c => c.Length == 3 && c.All(char.IsAsciiLetterUpper) && c != "WLD")];
        if (chosen is not null && absent.Length > 0) gaps.Add($"The article speaks most of {string.Join(", ", absent)}, which the world does not have on its own; the case is about {chosen} in its place, and claims about others are set against facts alone.");
        return chosen
            ?? throw new RealignException($"The article speaks of {(weights.Count == 0 ? "no economy by name" : string.Join(", ", weights.Keys.Order(StringComparer.Ordinal)))}, and the world '{_world.Name}' has none of it. Name the economy that it is about with --home CODE; 'realign world info' lists those that there are.");
    }

    private string[] Partners(IReadOnlyList<Claim> claims, IReadOnlyList<DraftEvent> events, string economy) =>
    [
        .. claims.Select(c => c.SubjectEconomy == economy ? c.PartnerEconomy : c.PartnerEconomy == economy ? c.SubjectEconomy : null).Concat(events.SelectMany(e => e.Economies))
            .Where(c => c is not null && c != economy && _names.Has(c))
            .GroupBy(c => c!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostPartners).Select(g => g.Key),
    ];

    /// <summary>On what a claim is tested.</summary>
    private DraftClaim Linked(Claim claim, int number, string text, IReadOnlyList<DraftEvent> events, CaseMeasures measures, string economy, DateOnly day)
    {
        string id = $"c{number + 1:00}-{ClaimJson.Name(claim.Measure).Replace('_', '-')}";
        string? measure = claim.Start + claim.Span.Length <= text.Length ? ClaimLink.Drafted(measures, economy, claim, HasDebt(economy)) : null;
        var (scenario, why) = Scenario(claim, events, measure);
        return new DraftClaim(id, claim, scenario, measure, why, Facts(claim, measure, day));
    }

    private static (string Scenario, string Why) Scenario(Claim claim, IReadOnlyList<DraftEvent> events, string? measure)
    {
        if (claim.Measure is ClaimMeasure.TariffRate or ClaimMeasure.Aid or ClaimMeasure.Remittances && events.FirstOrDefault(e => e.IsFrom(claim)) is { } itself) return (CaseClaim.NoScenario, $"It is the event '{itself.Id}' itself.");
        if (claim is { Direction: ClaimDirection.Level, Modality: ClaimModality.ReportedFact }) return (CaseClaim.NoScenario, "It says what is: facts decide.");
        if (claim.Modality == ClaimModality.ReportedFact) return (CaseClaim.NoScenario, "It says what has been: facts decide.");
        if (events.Count == 0) return (CaseClaim.NoScenario, "No event of the draft brings it about.");
        if (measure is null) return (CaseClaim.NoScenario, "No model of the case computes what it is about.");
        if (events.Count == 1) return (events[0].Id, "Tested on the one event of the draft.");
        var named = claim.CausalDriver is { } cause ? EventFinder.KindsIn(cause) : [];
        if (events.Where(e => named.Contains(e.Kind)).ToList() is [var caused]) return (caused.Id, $"Tested on the event that it names as its cause: {caused.Title}.");
        return events.Where(e => claim.Start >= e.Start && claim.Start < e.End).ToList() is [var near]
            ? (near.Id, $"Tested on the event of its sentence: {near.Title}.")
            : (AllEvents, "Tested on all events together.");
    }

    private IReadOnlyList<string> Facts(Claim claim, string? measure, DateOnly day)
    {
        // Figures of all trade answer nothing that is said of a product.
        if (_facts is null || claim.Sector is not null) return [];
        foreach (var query in FactQuestion.Of(claim, measure, FactQuestion.PeriodOf(claim, day)))
        {
            if (_facts.Find(query) is { Matches: { Count: > 0 } matches })
                return [.. matches.Take(MostFacts).Select(m => $"{m.Fact.Indicator.Id}, {m.Fact.Period}: {FactText.Amount(m.Fact.Value, m.Fact.Unit)} ({m.Fact.Publisher}{(m.How.Length > 0 ? $"; {m.How}" : "")})")];
        }

        return [];
    }

    private bool HasDebt(string economy) => _macro?.Economies.Contains(economy) == true;

    private static IEnumerable<(string Name, string Content)> ScenarioFiles(IReadOnlyList<DraftEvent> events, string economy, string[] partners, string question, Uri? url)
    {
        string[] Focus(IEnumerable<string> others) => [economy, .. others.Where(o => o != economy)];
        if (events.Count == 0) yield return ($"{Nothing}.yaml", DraftYaml.Scenario("Nothing happens", question, Focus(partners), [], url));
        if (events.Count > 1) yield return ($"{AllEvents}.yaml", DraftYaml.Scenario("All that happens", question, Focus(partners), events, url));
        foreach (var e in events) yield return ($"{e.Id}.yaml", DraftYaml.Scenario(e.Title, question, Focus(e.Economies), [e], url));
    }

    private static string CaseYaml(CaseDraft draft, string question, Article article, DraftOptions options)
    {
        var text = new StringBuilder();
        DraftYaml.Comment(text, "", "A draft: what stands here was guessed from the article. Correct it, and run the case again with 'realign run' and this folder. The keys are in docs/cases.md.");
        Line("name", DraftYaml.Quoted(draft.Name));
        Line("question", DraftYaml.Quoted(question));
        DraftYaml.Comment(text, "", "brief: what the article says, in your own words");
        text.Append("article:\n  file: ").Append(CaseDraft.ArticleFile).Append('\n');
        if (article.Title is { } title) text.Append("  title: ").Append(DraftYaml.Quoted(title)).Append('\n');
        if (options.Url is { } url) text.Append("  url: ").Append(DraftYaml.Quoted(url.AbsoluteUri)).Append('\n');
        text.Append("  date: ").Append(Iso(draft.At)).Append('\n');
        Line("at", Iso(draft.At));
        Line("economy", draft.Economy);
        if (draft.Partners.Count > 0) Line("partners", $"[{string.Join(", ", draft.Partners)}]");
        Line("draws", (draft.Events.Count == 0 ? 0 : options.Draws).ToString(CultureInfo.InvariantCulture));
        Line("seed", options.Seed.ToString(CultureInfo.InvariantCulture));
        Line("years", "0");
        if (draft.Gaps.Count > 0) text.Append("gaps:\n");
        foreach (string gap in draft.Gaps) text.Append("  - ").Append(DraftYaml.Quoted(gap)).Append('\n');
        text.Append("scenarios:\n");
        if (draft.Events.Count == 0) One(Nothing, "Nothing happens");
        if (draft.Events.Count > 1) One(AllEvents, "All that happens");
        foreach (var e in draft.Events) One(e.Id, e.Title);
        text.Append("claims:\n");
        foreach (var claim in draft.Claims) DraftYaml.Claim(text, claim);
        return text.ToString();

        void Line(string key, string value) => text.Append(key).Append(": ").Append(value).Append('\n');
        void One(string id, string title) => text.Append("  - {id: ").Append(id).Append(", title: ").Append(DraftYaml.Quoted(title)).Append(", file: ").Append(id).Append(".yaml}\n");
    }

    /// <summary>The article's title, else its first words.</summary>
    private static string Title(Article article)
    {
        string title = (article.Title ?? article.Text[..(article.Paragraphs[0].Start + article.Paragraphs[0].Length)]).Trim().ReplaceLineEndings(" ");
        if (title.Length <= LongestName) return title;
        int blank = title.LastIndexOf(' ', LongestName);
        return $"{title[..(blank > 0 ? blank : LongestName)]} …";
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
