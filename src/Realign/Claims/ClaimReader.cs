using Realign.Claims.Quantities;
using Realign.Claims.Reading;

namespace Realign.Claims;

/// <summary>
/// Reads the claims of a text in English or Spanish: by word lists and our own grammar, without a model or a network; the same text gives the same
/// claims. Time and memory grow with the length of the text.
/// </summary>
public static class ClaimReader
{
    /// <summary>The claims, in the order of the text.</summary>
    /// <exception cref="RealignException">The text is in neither language.</exception>
    /// <exception cref="OperationCanceledException">Asked for.</exception>
    public static ReadingResult Read(string text, ReadingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        var language = options.Language ?? LanguageDetector.Require(text);
        var passage = new Passage(text, language, options);
        var drafts = new DraftWriter(passage).Write(cancellation);
        var times = TimeFinder.All(passage);
        var claims = new List<Claim>(drafts.Count);
        foreach (var draft in drafts) claims.Add(Finish(passage, draft, times));
        var other = claims.LastOrDefault(c => c.PartnerEconomy is not (null or "WLD"))?.PartnerEconomy;
        return new ReadingResult(language, [.. claims.OrderBy(c => c.Start)], new ReadingContext(passage.Topic, other ?? passage.Other));
    }

    private static Claim Finish(Passage passage, Draft draft, List<Lexicon.Mention<string>> times)
    {
        var (first, next) = SpanFinder.Of(passage, draft);
        var (speaker, role) = SpeakerFinder.Of(passage, draft.Sentence);
        return new Claim
        {
            Span = passage.Slice(first, next),
            Start = passage.Tokens[first].Start,
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

    private static string? UsualUnit(ClaimMeasure measure) => measure switch
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
