using Realign.Worlds;

namespace Realign.Events;

/// <summary>Turns the codes of a scenario into positions of a world, and finds events that contradict each other.</summary>
internal sealed class ScenarioResolver
{
    private readonly Scenario _scenario;
    private readonly World _world;
    private readonly DateOnly? _at;
    private readonly CodeResolver _codes;

    public ScenarioResolver(Scenario scenario, World world, DateOnly? at)
    {
        (_scenario, _world, _at) = (scenario, world, at);
        _codes = new CodeResolver(world, scenario.Groups);
    }

    public ResolvedScenario Resolve()
    {
        RejectBadGroups();
        foreach (string code in _scenario.Focus) _codes.Economy(code, _scenario.FocusPlace);
        var all = _scenario.Events.Select(Find).ToList();
        RejectOverlaps(all);
        return new ResolvedScenario(_scenario, _world, _at, [.. all.Where(e => e.Event.InForce(_at))]);
    }

    private void RejectBadGroups()
    {
        var plain = new CodeResolver(_world, new Dictionary<string, IReadOnlyList<string>>());
        foreach (var (name, members) in _scenario.Groups)
        {
            if (plain.IsBuiltIn(name)) throw _scenario.GroupsPlace.Error($"the group '{name}' has the name of a code or of a built-in group. Choose another.");
            if (plain.UnknownMember(members) is { } unknown)
                throw _scenario.GroupsPlace.Error($"'{unknown}' in group '{name}' is no code or group of this world, or mixes economies with sectors.{plain.Nearest(unknown)}");
        }
    }

    private EventInForce Find(ScenarioEvent e) => e switch
    {
        TariffEvent t => Tariff(t),
        TariffScheduleEvent s => Schedule(s),
        AgreementEvent a => Agreement(a),
        TradeCostEvent c => TradeCost(c),
        BoycottEvent b => Boycott(b),
        ProductivityEvent p => Productivity(p),
        TransferEvent t => Transfer(t),
        _ => throw new InvalidOperationException($"The event kind {e.GetType().Name} has no resolver."),
    };

    private EventInForce Tariff(TariffEvent e)
    {
        var cells = Cells(e, e.Scope);
        foreach (var (n, i, j) in cells)
        {
            double low = (e.Mode == TariffMode.Add ? _world.Tariffs[n, i, j] : 0) + e.Rate.Low;
            if (!(low > -1))
                throw e.Place.Error($"the tariff of event '{e.Id}' on {Name(n, i, j)} would be {100 * low:G4} %; a tariff is above −100 %.");
        }

        return new EventInForce(e, e.Rate, cells, (builder, size, _) =>
        {
            foreach (var (n, i, j) in cells)
            {
                if (e.Mode == TariffMode.Set) builder.SetTariff(n, i, j, size);
                else builder.AddTariff(n, i, j, size);
            }
        });
    }

    private EventInForce Schedule(TariffScheduleEvent e)
    {
        var rates = TariffSchedule.Read(e.File, _codes, _world, _at);
        foreach (var ((n, i, j), rate) in rates)
            if (e.Mode == TariffMode.Add && !(_world.Tariffs[n, i, j] + rate > -1))
                throw e.Place.Error($"the schedule of event '{e.Id}' takes the tariff on {Name(n, i, j)} to {100 * (_world.Tariffs[n, i, j] + rate):G4} %; a tariff is above −100 %.");
        return new EventInForce(e, EventSize.Certain(1), [.. rates.Select(r => r.Cell)], (builder, _, _) =>
        {
            foreach (var ((n, i, j), rate) in rates)
            {
                if (e.Mode == TariffMode.Set) builder.SetTariff(n, i, j, rate);
                else builder.AddTariff(n, i, j, rate);
            }
        });
    }

    private EventInForce Agreement(AgreementEvent e)
    {
        var scope = e.Members.Count > 0 ? e.Scope with { Importers = e.Members, Exporters = e.Members } : e.Scope;
        var cells = Cells(e, scope);
        double share = e.ShareInForce(_at);
        return new EventInForce(e, e.Effect, cells, (builder, size, θ) =>
        {
            foreach (var (n, i, j) in cells) builder.TradeCost(n, i, j, Math.Exp(-share * size / θ[j]));
        });
    }

    private EventInForce TradeCost(TradeCostEvent e)
    {
        var cells = Cells(e, e.Scope);
        return new EventInForce(e, e.Change, cells, (builder, size, _) =>
        {
            foreach (var (n, i, j) in cells) builder.TradeCost(n, i, j, 1 + size);
        });
    }

    private EventInForce Boycott(BoycottEvent e)
    {
        var cells = Cells(e, e.Scope);
        if (e.Mutual) cells = [.. cells.Concat(cells.Select(c => (c.I, c.N, c.J))).Distinct()];
        return new EventInForce(e, e.Share, cells, (builder, size, _) =>
        {
            foreach (var (n, i, j) in cells) builder.Taste(n, i, j, 1 - size);
        });
    }

    private EventInForce Productivity(ProductivityEvent e)
    {
        int[] economies = _codes.Economies(e.Economies, e.Place), sectors = _codes.Sectors(e.Sectors, e.Place);
        return new EventInForce(e, e.Change, [.. economies.SelectMany(n => sectors.Select(j => (n, n, j)))], (builder, size, _) =>
        {
            foreach (int n in economies)
                foreach (int j in sectors)
                    builder.Productivity(n, j, 1 + size);
        });
    }

    private EventInForce Transfer(TransferEvent e)
    {
        int from = _codes.Economy(e.From, e.Place), to = _codes.Economy(e.To, e.Place);
        if (from == to) throw e.Place.Error($"the transfer '{e.Id}' goes from {e.From} to itself; name two economies.");
        return new EventInForce(e, e.Amount, [], (builder, size, _) => builder.Transfer(from, to, size));
    }

    private List<(int N, int I, int J)> Cells(ScenarioEvent e, TradeScope scope)
    {
        int[] importers = _codes.Economies(scope.Importers, e.Place), exporters = _codes.Economies(scope.Exporters, e.Place), sectors = _codes.Sectors(scope.Sectors, e.Place);
        var cells = new List<(int, int, int)>(importers.Length * exporters.Length * sectors.Length);
        foreach (int n in importers)
            foreach (int i in exporters)
                if (i != n)
                    foreach (int j in sectors)
                        cells.Add((n, i, j));
        return cells.Count > 0 ? cells : throw e.Place.Error($"event '{e.Id}' touches no trade: importer and exporter are the same economy. Name two.");
    }

    /// <summary>Tariffs that set the same cell, boycotts of the same trade, agreements between the same partners: which one holds would be a guess.</summary>
    private void RejectOverlaps(List<EventInForce> events)
    {
        for (int a = 0; a < events.Count; a++)
        {
            HashSet<(int, int, int)>? cells = null;
            for (int b = a + 1; b < events.Count; b++)
            {
                ScenarioEvent first = events[a].Event, second = events[b].Event;
                if (!Contradict(first, second) || !first.Overlaps(second)) continue;
                cells ??= [.. events[a].Cells];
                foreach (var (n, i, j) in events[b].Cells)
                    if (cells.Contains((n, i, j)))
                        throw second.Place.Error($"event '{second.Id}' overlaps with '{first.Id}' ({first.Place}) on {Name(n, i, j)}, and which one holds would be a guess. Give them separate dates or scopes{(second is TariffEvent or TariffScheduleEvent ? ", or let both 'add'" : "")}.");
            }
        }
    }

    private static bool Contradict(ScenarioEvent a, ScenarioEvent b) => (a, b) switch
    {
        (TariffEvent or TariffScheduleEvent, TariffEvent or TariffScheduleEvent) => ModeOf(a) == TariffMode.Set || ModeOf(b) == TariffMode.Set,
        (BoycottEvent, BoycottEvent) => true,
        (AgreementEvent, AgreementEvent) => true,
        _ => false,
    };

    private static TariffMode ModeOf(ScenarioEvent e) => e is TariffEvent t ? t.Mode : ((TariffScheduleEvent)e).Mode;

    private string Name(int n, int i, int j) =>
        n == i ? $"{_world.Sectors[j].Code} of {_world.Economies[n].Code}" : $"{_world.Sectors[j].Code} from {_world.Economies[i].Code} to {_world.Economies[n].Code}";
}
