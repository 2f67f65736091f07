using System.Globalization;
using Realign.Claims.Quantities;
using Realign.Claims.Reading;

namespace Realign.Claims.Proposals;

/// <summary>Holds a proposed figure against those that the grammar reads in the quote.</summary>
internal sealed class FigureCheck(Passage passage)
{
    /// <summary>What the text says where the proposal stands.</summary>
    /// <param name="Quantity">The figure that agrees; null when the proposal has none, rightly.</param>
    /// <param name="Unit">Its unit, that of the measure where the text names none.</param>
    /// <param name="Reason">Why no figure agrees; null when one does.</param>
    internal readonly record struct Outcome(Quantity? Quantity, string? Unit, string? Reason);

    public Outcome Check(Proposal proposal, int first, int next)
    {
        var there = passage.Quantities.Where(q => q.Core >= first && q.Next <= next).ToList();
        if (proposal.Value is null || (proposal.Value == 0 && proposal.Direction == ClaimDirection.Eliminate && there.Count == 0)) return Worded(proposal, there);
        if (there.Count == 0) return new(null, null, $"the quote has no figure that can be read; the proposal says {Number(proposal.Value.Value)}");
        string? reason = null;
        foreach (var quantity in there)
        {
            string unit = quantity.Unit ?? UnitOfBare(proposal, quantity);
            string? wrong = Wrong(proposal, quantity, unit, first, next);
            if (wrong is null) return new(quantity, unit, null);
            reason ??= wrong;
        }

        return new(null, null, reason);
    }

    private static Outcome Worded(Proposal proposal, List<Quantity> there)
    {
        if (proposal.ValueHigh is not null) return new(null, null, "has an upper end without a value");
        if (there.Count > 0) return new(null, null, $"the quote has the figure {Shown(there[0])}, which the proposal leaves out");
        return new(null, null, null);
    }

    /// <summary>"would increase by two": a factor; else what the measure is usually counted in.</summary>
    private static string UnitOfBare(Proposal proposal, Quantity quantity) =>
        proposal.Direction == ClaimDirection.Multiply && quantity is { Value: >= 2 and <= 20 } ? Units.Times : ClaimReader.UsualUnit(proposal.Measure);

    private string? Wrong(Proposal proposal, Quantity quantity, string unit, int first, int next)
    {
        double value = proposal.Value!.Value, tolerance = quantity.Form == QuantityForm.Fraction ? 0.01 : 0;
        if (!Same(Math.Abs(value), Math.Abs(quantity.Value), tolerance)) return $"the quote says {Shown(quantity)}; the proposal says {Number(value)}";
        if (proposal.Unit != unit) return $"the unit in the quote is {unit}; the proposal says {ProposalAnswer.Shown(proposal.Unit ?? "none")}";
        if (quantity.High is null != proposal.ValueHigh is null || (quantity.High is { } high && !Same(high, proposal.ValueHigh!.Value, tolerance)))
            return $"the upper end in the quote is {(quantity.High is { } h ? Number(h) : "none")}; the proposal says {(proposal.ValueHigh is { } p ? Number(p) : "none")}";
        return Sign(proposal, quantity, unit, first, next);
    }

    /// <summary>A size is positive; a deficit named as a level is negative; else the sign is that of the text.</summary>
    private string? Sign(Proposal proposal, Quantity quantity, string unit, int first, int next)
    {
        double value = proposal.Value!.Value;
        bool level = proposal.Direction is ClaimDirection.Level or ClaimDirection.Eliminate;
        bool balance = proposal.Measure is ClaimMeasure.TradeBalance or ClaimMeasure.FiscalBalance && unit is not (Units.Percent or Units.PercentagePoint or Units.Times);
        if (value == 0 || (!level && value > 0)) return null;
        if (!balance) return Math.Sign(value) == Math.Sign(quantity.Value) && level ? null : $"the quote says {Shown(quantity)}; the proposal has the opposite sign";
        var signs = passage.Measures.Where(m => m.First >= first && m.Next <= next && (m.Value.Measure == proposal.Measure || m.Value.Open)).Select(m => m.Value.Sign).ToHashSet();
        if (value > 0 && signs.Contains(-1) && !signs.Contains(1)) return "a deficit named as a level is negative; the proposal is positive";
        if (value < 0 && signs.Contains(1) && !signs.Contains(-1)) return "a surplus is positive; the proposal is negative";
        return null;
    }

    private static bool Same(double a, double b, double tolerance) => Math.Abs(a - b) <= Math.Max(tolerance, 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b)));

    private static string Shown(Quantity quantity) => $"{Number(quantity.Value)}{(quantity.High is { } high ? $" to {Number(high)}" : "")}{(quantity.Unit is { } unit ? $" {unit}" : "")}";

    private static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture).Replace('-', '−');
}
