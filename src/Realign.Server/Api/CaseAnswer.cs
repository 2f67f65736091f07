using Realign.Cases;

namespace Realign.Server.Api;

/// <summary>A case: the question, the article it tests, and the scenarios that answer it.</summary>
internal sealed record CaseAnswer(string Id, string Name, string? Question, string? Brief, DateOnly? At, string? Economy, IReadOnlyList<string> Partners, int Draws, long Seed, int Claims, IReadOnlyList<CodeName> Scenarios)
{
    public static CaseAnswer Of(string id, CaseFolder folder) => new(
        id, folder.Name, folder.Question, folder.Brief, folder.At, folder.Economy, folder.Partners, folder.Draws, folder.Seed, folder.Claims.Count, [.. folder.Scenarios.Select(s => new CodeName(s.Id, s.Title))]);
}
