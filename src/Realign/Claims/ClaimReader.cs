using Realign.Claims.Articles;
using Realign.Claims.Lexicon;
using Realign.Claims.Quantities;
using Realign.Claims.Reading;

namespace Realign.Claims;

/// <summary>
/// Reads the claims of a text in English or Spanish: by word lists and our own grammar, without a model or a network; the same text gives the same
/// claims. Time and memory grow with the length of the text.
/// </summary>
public static class ClaimReader
{
    /// <summary>Longer texts are read in windows of whole paragraphs, so that time grows with the length and not with its square.</summary>
    private const int Window = 8000;

    /// <summary>Reads an article; its title and region are the context, unless the options say otherwise.</summary>
    /// <exception cref="RealignException">The text is in neither language.</exception>
    /// <exception cref="OperationCanceledException">Asked for.</exception>
    public static ReadingResult Read(Article article, ReadingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(options);
        return Read(article.Text, options with { Title = options.Title ?? article.Title, Home = options.Home ?? article.Home }, cancellation);
    }

    /// <summary>Reads a text; offsets of claims point into it.</summary>
    /// <exception cref="RealignException">The text is in neither language.</exception>
    /// <exception cref="OperationCanceledException">Asked for.</exception>
    public static ReadingResult Read(string text, ReadingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        var language = options.Language ?? LanguageDetector.Require(text);
        var claims = new List<Claim>();
        var context = options.Before;
        var memory = new PartyMemory(context.Parties);
        IReadOnlyList<string>? topics = text.Length > Window ? TopicFinder.Order(TopicFinder.Weigh(new Passage(text, language), null, null)) : null;
        for (int start = 0; start < text.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            int end = WindowEnd(text, start);
            var passage = new Passage(text[start..end], language, options with { Before = context }, topics);
            var read = Claims(passage, memory, start, cancellation);
            claims.AddRange(read);
            context = new ReadingContext(passage.Topic, read.LastOrDefault(c => c.PartnerEconomy is not (null or "WLD") && !EconomyName.IsRegionCode(c.PartnerEconomy))?.PartnerEconomy ?? passage.Other) { Weights = passage.TopicWeights, Parties = memory.Last };
            start = end;
        }

        return new ReadingResult(language, claims, context);
    }

    /// <summary>Behind the last line end that a window holds, else behind its last space.</summary>
    private static int WindowEnd(string text, int start)
    {
        if (text.Length - start <= Window) return text.Length;
        int line = text.LastIndexOf('\n', start + Window - 1, Window);
        int space = line > start ? line : text.LastIndexOf(' ', start + Window - 1, Window);
        return space > start ? space + 1 : start + Window;
    }

    private static IEnumerable<Claim> Claims(Passage passage, PartyMemory memory, int offset, CancellationToken cancellation)
    {
        var drafts = new DraftWriter(passage, memory).Write(cancellation);
        var times = TimeFinder.All(passage);
        return [.. drafts.Select(d => Finish(passage, d, times, offset)).OrderBy(c => c.Start)];
    }

    private static Claim Finish(Passage passage, Draft draft, List<Lexicon.Mention<string>> times, int offset)
    {
        var (first, next) = SpanFinder.Of(passage, draft);
        var (speaker, role) = SpeakerFinder.Of(passage, draft.Sentence);
        return new Claim
        {
            Span = passage.Slice(first, next),
            Start = offset + passage.Tokens[first].Start,
            Speaker = speaker,
            SpeakerRole = role,
            Measure = draft.Measure,
            SubjectEconomy = draft.Subject,
            PartnerEconomy = draft.Partner,
            Sector = draft.Sector,
            Direction = draft.Change.Direction,
            Value = Value(draft),
            ValueHigh = draft.Quantity?.High,
            Unit = draft.Quantity is { } q ? q.Unit ?? UsualUnit(draft.Measure) : WordedUnit(draft),
            Approximate = draft.From is { } from ? $"from {from}" : draft.Quantity is null ? "no number" : draft.Quantity.Hedge,
            Time = TimeFinder.Of(passage, draft, times),
            Modality = ModalityFinder.Of(passage, draft),
            CausalDriver = CauseFinder.Of(passage, draft),
        };
    }

    /// <summary>A change is a size without a sign; a deficit named as a level is negative.</summary>
    private static double? Value(Draft draft)
    {
        if (draft.Quantity is not { } q) return draft.Change.Direction == ClaimDirection.Eliminate ? 0 : null;
        if (draft.Change.IsSize) return Math.Abs(q.Value);
        bool level = draft.Sign < 0 && draft.Measure is ClaimMeasure.TradeBalance or ClaimMeasure.FiscalBalance && q.Unit is not (Units.Percent or Units.PercentagePoint or Units.Times) && q.Value > 0;
        return level ? -q.Value : q.Value;
    }

    internal static string UsualUnit(ClaimMeasure measure) => measure switch
    {
        ClaimMeasure.Jobs or ClaimMeasure.LivesOrPeople => Units.People,
        ClaimMeasure.TariffRate or ClaimMeasure.DependenceShare or ClaimMeasure.Prices or ClaimMeasure.Gdp => Units.Percent,
        _ => "USD",
    };

    private static string WordedUnit(Draft draft) => draft.Measure switch
    {
        ClaimMeasure.FiscalBalance or ClaimMeasure.PublicDebt or ClaimMeasure.DebtService or ClaimMeasure.TradeBalance or ClaimMeasure.Revenue or ClaimMeasure.Investment => "USD",
        ClaimMeasure.Jobs => Units.People,
        _ => Units.Percent,
    };
}
