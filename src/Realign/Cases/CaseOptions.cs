using Realign.Facts;
using Realign.PublicFinance.Macro;

namespace Realign.Cases;

/// <summary>How to run a case.</summary>
public sealed record CaseOptions
{
    /// <summary>The day whose events are in force; null for the case's.</summary>
    public DateOnly? At { get; init; }

    /// <summary>Draws; null for the case's number, 0 for central values alone.</summary>
    public int? Draws { get; init; }

    /// <summary>Seed; null for the case's.</summary>
    public long? Seed { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Values put into every scenario file that knows them, each <c>path=value</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Figures of budgets and debts; null for a case without them.</summary>
    public MacroData? Macro { get; init; }

    /// <summary>Published figures that claims are set against; null for a case without them.</summary>
    public FactLedger? Facts { get; init; }

    /// <summary>Goods trade of past years, for precedents; null for a case without them.</summary>
    public TradeHistory? History { get; init; }

    /// <summary>Trade by product; null for a case without it.</summary>
    public ProductData? Products { get; init; }

    /// <summary>The command that makes the result again, as the reader would type it.</summary>
    public string Command { get; init; } = "";
}
