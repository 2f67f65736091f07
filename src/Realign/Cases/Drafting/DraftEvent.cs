using Realign.Claims;

namespace Realign.Cases.Drafting;

/// <summary>An event that an article names, as a scenario file can have it.</summary>
/// <param name="Id">Name within the case; unique.</param>
/// <param name="Kind">Kind of event in a scenario file.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Keys">Its keys beside id, kind and note, with values as YAML.</param>
/// <param name="Assumed">What the article does not say and the draft takes for granted, in sentences.</param>
/// <param name="Said">The article's words.</param>
/// <param name="Start">Where the sentence starts that names it.</param>
/// <param name="End">Where that sentence ends.</param>
/// <param name="Economies">Codes of the economies of the world that it is about.</param>
public sealed record DraftEvent(
    string Id, string Kind, string Title, IReadOnlyList<(string Key, string Value)> Keys, string Assumed, string Said, int Start, int End, IReadOnlyList<string> Economies)
{
    /// <summary>Whether a claim is what the event was drafted from.</summary>
    internal bool IsFrom(Claim claim) => claim.Start >= Start && claim.Start < End && claim.Span.StartsWith(Said.TrimEnd(' ', '…'), StringComparison.Ordinal);
}
