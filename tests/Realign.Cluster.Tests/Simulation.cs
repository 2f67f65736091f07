using Realign.Sweeps;

namespace Realign.Cluster.Tests;

/// <summary>
/// A clock that stands still while anything has something to do, and then jumps to the next timer; and the context of one thread on which all that goes on.
/// Thus the coordinator's own code runs through hours in seconds, and in the same way each time.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly PriorityQueue<VirtualTimer, (long At, long Order)> _timers = new();
    private readonly Context _context = new();
    private long _now, _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Now => new(_now);

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs something to its end; what it throws comes out.</summary>
    public void Run(Func<Task> main)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            var task = main();
            while (!task.IsCompleted)
            {
                if (_context.TryRun()) continue;
                Assert.True(_timers.TryDequeue(out var timer, out var due), "The simulation hangs: nothing to do, and nothing to wait for.");
                if (timer.Due != due) continue;
                _now = due.At;
                timer.Fire();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private sealed class VirtualTimer(VirtualTime time, Action fire) : ITimer
    {
        public (long At, long Order) Due { get; private set; } = (-1, -1);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            Due = (-1, -1);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            Due = (time._now + dueTime.Ticks, time._order++);
            time._timers.Enqueue(this, Due);
            return true;
        }

        public void Fire()
        {
            Due = (-1, -1);
            fire();
        }

        public void Dispose() => Due = (-1, -1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private sealed class Context : SynchronizationContext
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();

        public override void Post(SendOrPostCallback d, object? state)
        {
            if (Environment.CurrentManagedThreadId != _thread) throw new InvalidOperationException("Something in the simulation runs on another thread, so that it would not be the same each time.");
            _queue.Enqueue((d, state));
        }

        public bool TryRun()
        {
            if (!_queue.TryDequeue(out var work)) return false;
            work.Callback(work.State);
            return true;
        }
    }
}

/// <summary>How simulated workers behave; all times are of the virtual clock.</summary>
internal sealed record Habits
{
    public int Workers { get; init; } = 1000;

    public int Threads { get; init; } = 8;

    /// <summary>Seconds that a unit takes at a worker of ordinary speed.</summary>
    public Func<Random, double> UnitSeconds { get; init; } = random => 4 + (2 * random.NextDouble());

    /// <summary>How many times as long a worker takes.</summary>
    public Func<int, double> Slowness { get; init; } = _ => 1;

    /// <summary>When a worker is killed.</summary>
    public Func<int, double?> Killed { get; init; } = _ => null;

    /// <summary>When a worker is told to end.</summary>
    public Func<int, double?> Leaves { get; init; } = _ => null;

    /// <summary>When a worker joins.</summary>
    public Func<int, double> Joins { get; init; } = _ => 0;

    /// <summary>Units that throw wherever they are solved.</summary>
    public Func<int, bool> Poisoned { get; init; } = _ => false;

    /// <summary>Units that take their worker with them.</summary>
    public Func<int, bool> Deadly { get; init; } = _ => false;

    /// <summary>Seconds of a call, there and back.</summary>
    public double CallSeconds { get; init; } = 0.002;

    /// <summary>Seconds for which the disk is busy with a unit.</summary>
    public double StoreSeconds { get; init; } = 0.001;
}

/// <summary>Workers that exist only as numbers, and the disk; the coordinator is the real one.</summary>
internal sealed class Simulation : IMembers
{
    private const int ShardBytes = 64;
    private static readonly byte[] _shard = new byte[ShardBytes];
    private static readonly string _shardHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_shard));
    private readonly VirtualTime _time = new();
    private readonly Habits _habits;
    private readonly Random _random;
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly CampaignSetup _setup;
    private readonly int _units;
    private double _diskFree;
    private int _calls, _reading;

    public Simulation(SweepPlan plan, Habits habits, int seed = 1)
    {
        (_habits, _random, _units) = (habits, new Random(seed), plan.Units);
        for (int w = 0; w < habits.Workers; w++) _members.Add($"w{w}", new Member(this, w));
        _setup = new CampaignSetup(this, plan, WorkerIdentity.Card(1), Store, refused => new RealignException($"no workers {string.Concat(refused)}"))
        {
            Clock = _time,
            Notice = notice => Notices.Add($"{_time.Now.TotalSeconds:F1} {notice}"),
        };
    }

    /// <summary>Virtual seconds that the sweep took.</summary>
    public double Seconds => _time.Now.TotalSeconds;

    public List<string> Notices { get; } = [];

    /// <summary>How each unit ended, and how often it was stored.</summary>
    public Dictionary<int, (UnitEnd End, int Times)> Ends { get; } = [];

    /// <summary>Units solved, more than once for copies and what was lost.</summary>
    public int Solved { get; private set; }

    public int MostHeld { get; private set; }

    public int MostReads { get; private set; }

    public int MostCalls { get; private set; }

    public int Calls { get; private set; }

    public void Run() => _time.Run(async () =>
    {
        using var campaign = new SweepCampaign(_setup, [.. Enumerable.Range(0, _units)]);
        await campaign.Run(default);
    });

    public Task<string[]> Roster() => Call(() => _members.Values.Where(m => m.IsListed).Select(m => m.Name).ToArray());

    public Task<WorkerCard> Describe(string worker) => Ask(worker, _ => WorkerIdentity.Card(_habits.Threads));

    public Task<string[]> Missing(string worker, string[] keys) => Ask(worker, m => m.Briefed ? [] : keys);

    public Task<string?> Put(string worker, BlobPiece piece) => Ask(worker, m =>
    {
        m.Briefed = true;
        return (string?)null;
    });

    public Task<string?> Begin(string worker, string bundle) => Ask(worker, _ => (string?)null);

    public Task<WorkReport> Exchange(string worker, string bundle, WorkOrder order) => Ask(worker, async m =>
    {
        m.Take(order);
        await m.News();
        return m.Report();
    });

    public async Task<byte[]> Read(string worker, string bundle, int unit, int offset)
    {
        MostReads = Math.Max(MostReads, ++_reading);
        try
        {
            return await Ask(worker, _ => _shard);
        }
        finally
        {
            _reading--;
        }
    }

    public Task Leave(string worker, string bundle) => Ask(worker, m => m.Left = true);

    private Task Delay(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _time);

    private async Task<T> Call<T>(Func<T> answer)
    {
        Calls++;
        MostCalls = Math.Max(MostCalls, ++_calls);
        try
        {
            await Delay(_habits.CallSeconds);
            return answer();
        }
        finally
        {
            _calls--;
        }
    }

    /// <summary>A call of a worker. One that is dead never answers; the caller gives up after the time that real callers do.</summary>
    private async Task<T> Ask<T>(string worker, Func<Member, Task<T>> answer)
    {
        var member = _members[worker];
        Calls++;
        MostCalls = Math.Max(MostCalls, ++_calls);
        try
        {
            await Delay(_habits.CallSeconds / 2);
            if (!member.IsDead)
            {
                var got = await answer(member);
                await Delay(_habits.CallSeconds / 2);
                if (!member.IsDead) return got;
            }

            await Delay(ClusterMember.ResponseTimeout.TotalSeconds - _habits.CallSeconds);
            throw new TimeoutException("no answer");
        }
        finally
        {
            _calls--;
        }
    }

    private Task<T> Ask<T>(string worker, Func<Member, T> answer) => Ask(worker, m => Task.FromResult(answer(m)));

    /// <summary>One disk, that does one unit after the other.</summary>
    private async Task Store(UnitEnd end)
    {
        double start = Math.Max(_diskFree, Seconds);
        _diskFree = start + _habits.StoreSeconds;
        await Delay(_diskFree - Seconds);
        Ends[end.Unit] = (end, Ends.GetValueOrDefault(end.Unit).Times + 1);
    }

    private sealed class Member(Simulation world, int number)
    {
        private readonly Queue<int> _waiting = new();
        private readonly Dictionary<int, EndedUnit?> _units = [];
        private TaskCompletionSource _news = new();
        private int _busy;
        private double? _fell;

        public string Name { get; } = $"w{number}";

        public bool Briefed { get; set; }

        public bool Left { get; set; }

        public bool IsDead => _fell is not null || world.Seconds >= world._habits.Killed(number);

        /// <summary>A dead one is voted out after ten seconds.</summary>
        public bool IsListed => world.Seconds >= world._habits.Joins(number) && !(IsLeaving && Left) && !(IsDead && world.Seconds > 10 + (_fell ?? world._habits.Killed(number)!.Value));

        private bool IsLeaving => world.Seconds >= world._habits.Leaves(number);

        public void Take(WorkOrder order)
        {
            foreach (int unit in order.Forget) _units.Remove(unit);
            foreach (int unit in IsLeaving ? [] : order.Submit)
                if (_units.TryAdd(unit, null)) _waiting.Enqueue(unit);
            world.MostHeld = Math.Max(world.MostHeld, _units.Values.Count(e => e is null));
            while (_busy < world._habits.Threads && _waiting.TryDequeue(out int next)) _ = Solve(next);
        }

        public WorkReport Report() => new([.. _units.Values.OfType<EndedUnit>()], IsLeaving);

        /// <summary>Until something has ended, at the latest after a second.</summary>
        public Task News() => IsLeaving || _units.Values.Any(e => e is not null) ? Task.CompletedTask : Task.WhenAny(_news.Task, world.Delay(1));

        private async Task Solve(int unit)
        {
            if (!_units.TryGetValue(unit, out var state) || state is not null) return;
            _busy++;
            double seconds = world._habits.UnitSeconds(world._random) * world._habits.Slowness(number);
            await world.Delay(seconds);
            _busy--;
            if (IsDead || IsLeaving) return;
            if (world._habits.Deadly(unit))
            {
                _fell = world.Seconds;
                return;
            }

            world.Solved++;
            if (_units.ContainsKey(unit)) _units[unit] = world._habits.Poisoned(unit) ? new EndedUnit(unit, 0, null, "poison", seconds) : new EndedUnit(unit, ShardBytes, _shardHash, null, seconds);
            var news = _news;
            _news = new();
            news.TrySetResult();
            while (_busy < world._habits.Threads && _waiting.TryDequeue(out int next)) _ = Solve(next);
        }
    }
}
