using System.Text.Json;
using Realign.Cases.Drafting;

namespace Realign.Server.Api;

/// <summary>A case drafted from an article.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Economy">Code of the economy that it is about.</param>
/// <param name="Partners">Codes, the most spoken of first.</param>
/// <param name="At">Its day.</param>
/// <param name="Events">What happens, as the article says it.</param>
/// <param name="Claims">What is claimed, and on what each claim is tested.</param>
/// <param name="Gaps">What was assumed and what is missing, in sentences.</param>
/// <param name="Files">The folder that <c>realign run</c> takes: names and contents.</param>
internal sealed record DraftAnswer(string Name, string Economy, IReadOnlyList<string> Partners, DateOnly At, IReadOnlyList<DraftAnswer.Event> Events, IReadOnlyList<DraftAnswer.Claim> Claims, IReadOnlyList<string> Gaps, IReadOnlyDictionary<string, string> Files)
{
    public static DraftAnswer Of(CaseDraft draft) => new(
        draft.Name,
        draft.Economy,
        draft.Partners,
        draft.At,
        [.. draft.Events.Select(e => new Event(e.Id, e.Kind, e.Title, e.Assumed, e.Said))],
        [.. draft.Claims.Select(c => new Claim(c.Id, c.Claim.Span, c.Claim.Start, c.Scenario, c.Measure, c.Why, c.Facts))],
        draft.Gaps,
        draft.Files.ToDictionary(f => f.Name, f => f.Content));

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    internal sealed record Event(string Id, string Kind, string Title, string Assumed, string Said);

    internal sealed record Claim(string Id, string Span, int Start, string Scenario, string? Measure, string Why, IReadOnlyList<string> Facts);
}
