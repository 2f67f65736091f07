namespace Realign.Verdicts;

/// <summary>What a test found.</summary>
/// <param name="Kind">Which test.</param>
/// <param name="Finding">What it says of the claim.</param>
/// <param name="Sentence">The finding in words, with its figures; why not, where the test does not apply.</param>
/// <param name="Figures">The numbers behind it.</param>
/// <param name="Probability">That the claim holds, where the test gives one.</param>
/// <param name="Word">The finding in a word or two where it is about a figure: right, nearly right, disputed, wrong.</param>
/// <param name="Alternatives">What would change the finding: another basis, other assumptions, each with what it would be.</param>
public sealed record ClaimTestResult(ClaimTestKind Kind, Finding Finding, string Sentence, IReadOnlyList<ClaimFigure> Figures, double? Probability = null, string? Word = null, IReadOnlyList<string>? Alternatives = null)
{
    /// <summary>Whether the test says anything.</summary>
    internal bool Applies => Finding != Finding.NotApplicable;


    /// <summary>A test that does not apply.</summary>
    public static ClaimTestResult None(ClaimTestKind kind, string why) => new(kind, Finding.NotApplicable, why, []);
}
