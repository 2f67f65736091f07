using System.Globalization;
using Realign.Events;
using Realign.Reports;
using Realign.Worlds;

namespace Realign.Cases.Testing;

/// <summary>Something that could be moved beyond a scenario.</summary>
/// <param name="Name">What it is, as figures call it.</param>
/// <param name="Unit">Of its size: fraction, or times.</param>
/// <param name="Nearest">Where nothing is moved.</param>
/// <param name="Ends">Beyond these nobody would believe it; searched in order.</param>
/// <param name="Move">The scenario with the lever at a size.</param>
/// <param name="Said">The lever at a size in words, what it would take.</param>
internal sealed record Lever(string Name, string Unit, double Nearest, IReadOnlyList<double> Ends, Func<Scenario, double, Scenario> Move, Func<double, string> Said)
{
    private const string Goods = "goods", All = "all", World = "world";

    /// <summary>The levers that move a measure of an economy.</summary>
    /// <param name="world">The world.</param>
    /// <param name="own">Code of the economy.</param>
    /// <param name="partner">Code of the partner that the measure is about; null for all.</param>
    /// <param name="scenario">On which it is moved.</param>
    /// <param name="at">The day of the scenario.</param>
    /// <param name="ofTrade">Whether the measure is of trade in goods, not of the whole economy.</param>
    public static IEnumerable<Lever> Of(World world, string own, string? partner, Scenario scenario, DateOnly? at, bool ofTrade)
    {
        string name = EconomyText.InSentence(world.Economies[world.EconomyIndex(own)].Name), with = partner ?? World;
        string other = partner is null ? "everyone" : EconomyText.InSentence(world.Economies[world.EconomyIndex(partner)].Name);
        string sector = ofTrade ? Goods : All, traded = ofTrade ? "goods" : "all trade";
        TradeScope exports = new([with], [own], [sector]), imports = new([own], [with], [sector]);
        yield return ofTrade
            ? Costs($"trade costs of goods from {name} to {other}", exports)
            : Costs($"trade costs of {name} with everyone", exports, imports);
        yield return new($"tariffs of {name} on {traded} from {other}", "fraction", 0, [5], (s, x) => With(s, new TariffEvent(imports with { Sectors = [Goods] }, EventSize.Certain(x), TariffMode.Add) { Id = "required", Kind = "tariff" }), x => $"tariffs of {name} on goods from {other} higher by {Percent(x)} of the price");
        if (scenario.Events.OfType<AgreementEvent>().Any(e => e.InForce(at)))
            yield return new("strength of the agreement, times as in the scenario", "times", 1, [20], (s, x) => Stronger(s, at, x), x => $"an agreement {x.ToString("0.0", CultureInfo.InvariantCulture)} times as strong as in the scenario");
        string where = ofTrade ? $"productivity of {name} in goods" : $"productivity of {name}";
        yield return new(where, "fraction", 0, [3, -0.8], (s, x) => With(s, new ProductivityEvent([own], [sector], EventSize.Certain(x)) { Id = "required", Kind = "productivity" }), x => $"{where} {Moved(x)}");
        double income = world.Gdp(world.EconomyIndex(own));
        yield return new($"spending of {name}, of GDP", "fraction", 0, [-0.3, 0.3], (s, x) => With(s, [.. Lent(world, own, -x * income)]), x => $"spending of {name} {(x < 0 ? "lower" : "higher")} by {Percent(Math.Abs(x))} of GDP, {(x < 0 ? "lent to" : "borrowed from")} everyone else");
    }

    private static Lever Costs(string name, params TradeScope[] scopes) =>
        new(name, "fraction", 0, [-0.95, 5], (s, x) => With(s, [.. scopes.Select((scope, k) => new TradeCostEvent(scope, EventSize.Certain(x)) { Id = $"required-{k}", Kind = "trade-cost" })]), x => $"{name} {Moved(x)}");

    private static Scenario With(Scenario scenario, params ScenarioEvent[] events) => scenario with { Events = [.. scenario.Events, .. events] };

    /// <summary>Every agreement that is in force, its effect on log trade multiplied.</summary>
    private static Scenario Stronger(Scenario scenario, DateOnly? at, double times) =>
        scenario with { Events = [.. scenario.Events.Select(e => e is AgreementEvent a ? a with { PhaseIn = [(DateOnly.MinValue.Year, times * a.ShareInForce(at))] } : e)] };

    /// <summary>Income that goes to the others in proportion to their GDP: an economy's balance is what it does not spend.</summary>
    private static IEnumerable<ScenarioEvent> Lent(World world, string own, double amount)
    {
        int n = world.EconomyIndex(own);
        double others = Enumerable.Range(0, world.Economies.Count).Where(i => i != n).Sum(world.Gdp);
        for (int i = 0; i < world.Economies.Count; i++)
            if (i != n)
                yield return new TransferEvent(own, world.Economies[i].Code, EventSize.Certain(amount * world.Gdp(i) / others)) { Id = $"required-{i}", Kind = "transfer" };
    }

    private static string Moved(double x) => $"{(x < 0 ? "lower" : "higher")} by {Percent(Math.Abs(x))}";

    private static string Percent(double fraction) => $"{(100 * fraction).ToString(fraction < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture)} %";
}
