namespace Realign.Verdicts;

/// <summary>The tests of a claim put together.</summary>
/// <param name="Word">In a word or two: a likelihood, or what became of a figure (right, nearly right, wrong, disputed), or 'not tested'.</param>
/// <param name="Probability">That the claim holds, where a model gives one.</param>
/// <param name="Sentence">The verdict in a sentence or two.</param>
/// <param name="WeakestLink">On what it hangs most.</param>
/// <param name="Sensitivity">What would change it: other readings, bases, models, each with what the verdict would be.</param>
public sealed record Verdict(string Word, double? Probability, string Sentence, string WeakestLink, IReadOnlyList<string> Sensitivity);
