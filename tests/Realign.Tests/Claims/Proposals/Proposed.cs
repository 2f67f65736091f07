using System.Text.Json;

namespace Realign.Tests.Claims.Proposals;

/// <summary>A proposal as JSON, right for the article of the tests unless a field is changed.</summary>
internal static class Proposed
{
    public const string Article =
        "Colombia wants to close its $14 billion trade deficit with China, the president said.\n\n" +
        "Foreign tourists left between $5bn and $7bn in Colombian hotels last year, because the peso was weak, according to the chamber of commerce.\n\n" +
        "“Coffee growers will be hit hard,” said María Gómez. The population of Bogotá is eight million.";

    /// <summary>Names the claim that the rules find in the first sentence.</summary>
    public static string Known(params (string Field, object? Value)[] changes) => Json(
        [
            ("quote", "close its $14 billion trade deficit with China"), ("speaker", "the president"), ("measure", "trade_balance"), ("subject_economy", "COL"), ("partner_economy", "CHN"), ("sector", null),
            ("direction", "eliminate"), ("value", -14e9), ("value_high", null), ("unit", "USD"), ("time", null), ("modality", "reported_fact"), ("causal_driver", null),
        ], changes);

    /// <summary>A range in the second paragraph.</summary>
    public static string Range(params (string Field, object? Value)[] changes) => Json(
        [
            ("quote", "tourists left between $5bn and $7bn in Colombian hotels"), ("speaker", "the chamber of commerce"), ("measure", "exports"), ("subject_economy", "COL"), ("partner_economy", "WLD"), ("sector", null),
            ("direction", "level"), ("value", 5e9), ("value_high", 7e9), ("unit", "USD"), ("time", "last year"), ("modality", "reported_fact"), ("causal_driver", "the peso was weak"),
        ], changes);

    /// <summary>Words without a figure, in quotation marks.</summary>
    public static string Worded(params (string Field, object? Value)[] changes) => Json(
        [
            ("quote", "Coffee growers will be hit hard"), ("speaker", "María Gómez"), ("measure", "other"), ("subject_economy", "COL"), ("partner_economy", null), ("sector", "coffee"),
            ("direction", "decrease"), ("value", null), ("value_high", null), ("unit", null), ("time", null), ("modality", "quotation"), ("causal_driver", null),
        ], changes);

    private static string Json((string Field, object? Value)[] fields, (string Field, object? Value)[] changes)
    {
        var all = fields.ToDictionary(f => f.Field, f => f.Value);
        foreach (var (field, value) in changes) all[field] = value;
        return JsonSerializer.Serialize(all);
    }
}
