using System.Text.Json;

namespace Realign.Claims.Proposals;

/// <summary>What became of a model's proposals, as JSON.</summary>
internal static class ProposalJson
{
    public static void Write(Utf8JsonWriter json, ProposalReport report)
    {
        json.WriteStartObject("proposals");
        json.WriteString("model", report.Model);
        json.WriteBoolean("complete", report.Complete);
        json.WriteNumber("requests", report.Requests);
        json.WriteNumber("proposed", report.Proposed);
        json.WriteNumber("confirmed", report.Confirmed);
        json.WriteNumber("added", report.Added);
        json.WriteStartArray("refused");
        foreach (var refused in report.Refused)
        {
            json.WriteStartObject();
            json.WriteString("quote", refused.Quote);
            json.WriteString("rule", ClaimJson.Name(refused.Rule));
            json.WriteString("reason", refused.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (var difference in report.Differences)
        {
            json.WriteStartObject();
            json.WriteNumber("start", difference.Start);
            json.WriteString("field", difference.Field);
            json.WriteString("rules", difference.Rules);
            json.WriteString("model", difference.Model);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (string warning in report.Warnings) json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
