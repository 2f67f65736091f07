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

    [Fact]
    public void Units_of_a_worker_that_leaves_go_out_again_and_are_none_the_worse_for_it()
    {
        var schedule = new SweepSchedule([0, 1, 2], 3);
        for (int k = 0; k < 2 * SweepSchedule.MostLosses; k++)
        {
            Assert.Equal([0, 1], schedule.Take($"{k}", 2, 1));
            Assert.Equal(2, schedule.HandBack($"{k}"));
        }

        Assert.Equal([0, 1, 2], schedule.Take("last", 3, 1));
        Assert.Equal(3, schedule.Open);
    }

    [Fact]
    public void Units_that_were_lost_together_twice_go_out_apart()
    {
        var schedule = new SweepSchedule([0, 1, 2], 3);
        foreach (string worker in (string[])["a", "b"])
        {
            Assert.Equal([0, 1], schedule.Take(worker, 2, 1));
            Assert.Empty(schedule.Lost(worker));
        }

        Assert.Equal([0, 2], schedule.Take("c", 3, 1));
        Assert.Equal([1], schedule.Take("d", 1, 1));
        Assert.Empty(schedule.Lost("c"));
        Assert.Equal([2], schedule.Take("d", 3, 1));
        Assert.Equal([0], schedule.Take("e", 1, 1));
    }

    [Fact]
    public void A_worker_learns_that_a_unit_ended_elsewhere()
    {
        var schedule = new SweepSchedule([0], 3);
        schedule.Take("slow", 1, 1);
        Assert.Equal([0], schedule.Take("quick", 1, 1));
        schedule.End(0);
        Assert.Equal([0], schedule.Obsolete("slow"));
        Assert.Empty(schedule.Obsolete("slow"));
    }
}
