namespace Realign.Backtests;

/// <summary>Something that happened, with the scenario that says so in the model's terms and the years whose trade shows what came of it.</summary>
public sealed record Episode
{
    /// <summary>Short name, for example <c>us-china-2018</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of event: <c>tariff</c>, <c>agreement</c> or <c>boycott</c>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>What a sentence calls it: "On … the model got the sign right".</summary>
    public required string Subject { get; init; }

    /// <summary>The scenario file. Its world is that of the year before.</summary>
    public required string ScenarioFile { get; init; }

    /// <summary>Years whose trade is compared with the forecast; events count that are in force on 1 July of the year.</summary>
    public required IReadOnlyList<int> After { get; init; }

    /// <summary>How many years before the base year make up the trend.</summary>
    public required int TrendYears { get; init; }

    /// <summary>What else moved trade in those years, in sentences.</summary>
    public required IReadOnlyList<string> AlsoHappened { get; init; }

    /// <summary>Whether the record of its kind of event is quoted from this episode.</summary>
    public required bool Quoted { get; init; }
}
