using Realign.Server.Lab;

namespace Realign.Server.Tests;

public class LabQuestionTests
{
    private static LabState State(double rate) => LabState.First with { Events = [new LabEvent("tariff", "USA", "COL", "goods", rate)] };

    [Fact]
    public async Task Of_many_questions_the_one_at_work_and_the_latest_are_answered()
    {
        var answered = new List<LabState>();
        var first = new TaskCompletionSource();
        using var question = new LabQuestion(async (state, _) =>
        {
            answered.Add(state);
            if (answered.Count == 1) await first.Task;
        });
        var asked = question.Ask(State(0));
        for (int k = 1; k <= 50; k++) await question.Ask(State(k / 100.0));
        Assert.True(question.Busy);
        first.SetResult();
        await asked;
        Assert.Equal([State(0).ToQuery(), State(0.5).ToQuery()], answered.Select(s => s.ToQuery()));
        Assert.False(question.Busy);
    }

    [Fact]
    public async Task A_question_that_takes_long_gives_way_to_a_newer_one()
    {
        var answered = new List<LabState>();
        using var question = new LabQuestion(async (state, cancellation) =>
        {
            if (state.ToQuery() == State(0).ToQuery()) await Task.Delay(Timeout.Infinite, cancellation);
            answered.Add(state);
        });
        var asked = question.Ask(State(0));
        await question.Ask(State(0.1));
        await asked.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([State(0.1).ToQuery()], answered.Select(s => s.ToQuery()));
    }

    [Fact]
    public async Task A_slow_question_that_nobody_replaces_is_left_alone()
    {
        bool answered = false;
        using var question = new LabQuestion(async (_, cancellation) =>
        {
            await Task.Delay(3 * LabQuestion.Patience, cancellation);
            answered = true;
        });
        await question.Ask(State(0));
        Assert.True(answered);
    }

    [Fact]
    public async Task Who_leaves_is_not_answered()
    {
        var answered = new List<LabState>();
        var question = new LabQuestion(async (state, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            answered.Add(state);
        });
        var asked = question.Ask(State(0));
        await question.Ask(State(0.1));
        question.Dispose();
        await asked.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Empty(answered);
    }
}
