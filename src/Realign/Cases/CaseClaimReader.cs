using Realign.Claims;
using Realign.Files;

namespace Realign.Cases;

/// <summary>Reads the claims of <c>case.yaml</c>, with the keys that <c>realign read --json</c> prints.</summary>
internal static class CaseClaimReader
{
    internal static readonly IReadOnlyList<string> Keys =
    [
        "id", "span", "start", "speaker", "speaker_role", "measure", "subject_economy", "partner_economy", "sector", "direction", "value", "value_high", "unit", "approximate", "time", "modality", "causal_driver",
        "scenario", "tested_on", "appearance",
    ];

    private static readonly Dictionary<string, ClaimMeasure> _measures = Names<ClaimMeasure>();

    private static readonly Dictionary<string, ClaimDirection> _directions = Names<ClaimDirection>();

    private static readonly Dictionary<string, ClaimModality> _modalities = Names<ClaimModality>();

    /// <param name="root">The case.</param>
    /// <param name="scenarios">Ids of its scenarios.</param>
    /// <param name="text">The article's text; null when the case names no article.</param>
    public static IReadOnlyList<CaseClaim> Read(YamlFields root, IReadOnlyList<string> scenarios, string? text)
    {
        var claims = new List<CaseClaim>();
        foreach (var item in root.Items("claims"))
        {
            item.RejectUnknown(Keys);
            string id = item.Required("id");
            if (claims.Exists(c => c.Id == id)) throw item.PlaceOf("id").Error($"the claim id '{id}' stands twice; ids must be unique.");
            if (item.Text("scenario") is { } scenario and not CaseClaim.NoScenario && !scenarios.Contains(scenario)) throw item.PlaceOf("scenario").Error($"'{scenario}' is no scenario of this case.{NearestName.Hint(scenario, scenarios)} It has {string.Join(", ", scenarios)}; {CaseClaim.NoScenario} is for a claim that none brings about.");
            claims.Add(new CaseClaim(id, Claim(item, text), item.Text("scenario"), item.Text("tested_on"), WebAddress.Of(item, "appearance")));
        }

        return claims;
    }

    private static Claim Claim(YamlFields item, string? text)
    {
        var (span, start) = ClaimPlace.Of(item, item.Required("span"), text);
        return Said(item) with { Span = span, Start = start };
    }

    private static Claim Said(YamlFields item) => new()
    {
        Span = item.Required("span"),
        Start = ClaimPlace.None,
        Speaker = item.Text("speaker"),
        SpeakerRole = item.Text("speaker_role"),
        Measure = One(item, "measure", _measures, ClaimMeasure.Other),
        SubjectEconomy = item.Text("subject_economy"),
        PartnerEconomy = item.Text("partner_economy"),
        Sector = item.Text("sector"),
        Direction = One(item, "direction", _directions, ClaimDirection.Level),
        Value = item.Number("value"),
        ValueHigh = item.Number("value_high"),
        Unit = item.Text("unit"),
        Approximate = item.Text("approximate"),
        Time = item.Text("time"),
        Modality = One(item, "modality", _modalities, ClaimModality.ReportedFact),
        CausalDriver = item.Text("causal_driver"),
    };

    private static T One<T>(YamlFields item, string key, Dictionary<string, T> names, T otherwise) => names[item.OneOf(key, [.. names.Keys], names.First(n => n.Value!.Equals(otherwise)).Key)];

    private static Dictionary<string, T> Names<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(ClaimJson.Name, v => v);
}
