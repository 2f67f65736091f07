namespace Realign.Cluster.Tests;

public class SweepScheduleTests
{
    [Fact]
    public void Units_of_a_lost_worker_go_out_first_and_a_late_answer_still_counts()
    {
        var schedule = new SweepSchedule(Enumerable.Range(0, 10), 3);
        Assert.Equal([0, 1], schedule.Take("a", 2, 1));
        Assert.Equal([2], schedule.Take("b", 1, 1));
        Assert.Empty(schedule.Lost("a"));
        schedule.End(0);
        Assert.Equal([1, 3], schedule.Take("b", 3, 1));
        Assert.Equal(9, schedule.Open);
    }

    [Fact]
    public void When_none_is_left_an_idle_worker_gets_a_copy_of_the_oldest_and_no_third_one_does()
    {
        var schedule = new SweepSchedule([0, 1], 3);
        Assert.Equal([0, 1], schedule.Take("slow", 2, 2));
        Assert.Equal([0], schedule.Take("b", 4, 1));
        Assert.Equal([1], schedule.Take("c", 4, 1));
        Assert.Empty(schedule.Take("d", 4, 4));
        schedule.End(0);
        schedule.End(1);
        Assert.Equal((0, 0), (schedule.Open, schedule.HeldBy("slow")));
    }

    [Fact]
    public void A_unit_that_takes_its_workers_with_it_is_given_up()
    {
        var schedule = new SweepSchedule([0], 3);
        for (int k = 1; k < SweepSchedule.MostLosses; k++)
        {
            Assert.Equal([0], schedule.Take($"{k}", 1, 1));
            Assert.Empty(schedule.Lost($"{k}"));
        }

        schedule.Take("last", 1, 1);
        Assert.Equal([0], schedule.Lost("last"));
    }

    /// <summary>A thousand workers of which a tenth are lost: what each holds stays within its window, and every unit ends.</summary>
    [Fact]
    public void A_thousand_workers_end_a_hundred_thousand_units_though_every_tenth_is_lost()
    {
        const int Workers = 1000, Units = 100_000, Threads = 8;
        var schedule = new SweepSchedule(Enumerable.Range(0, Units), 3);
        var held = new Queue<int>[Workers];
        for (int w = 0; w < Workers; w++) held[w] = [];
        int rounds = 0, solved = 0;
        for (; schedule.Open > 0; rounds++)
        {
            for (int w = 0; w < Workers; w++)
            {
                if (rounds == 5 && w % 10 == 0) Assert.Empty(schedule.Lost($"{w}"));
                if (rounds >= 5 && w % 10 == 0) continue;
                foreach (int unit in schedule.Take($"{w}", 2 * Threads, Threads)) held[w].Enqueue(unit);
                Assert.InRange(schedule.HeldBy($"{w}"), 0, 2 * Threads);
            }

            for (int w = 0; w < Workers; w++)
            {
                if (rounds >= 5 && w % 10 == 0) continue;
                for (int k = 0; k < Threads && held[w].TryDequeue(out int unit); k++, solved++) schedule.End(unit);
            }
        }

        // 5 rounds of 1,000 workers and then 900: 40,000 and 60,000 units, 13.9 rounds; copies at the end cost less than one.
        Assert.InRange(rounds, 13, 15);
        Assert.InRange(solved, Units, Units + (Workers * Threads));
    }
}
