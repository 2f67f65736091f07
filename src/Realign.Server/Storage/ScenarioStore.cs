namespace Realign.Server.Storage;

/// <summary>The scenarios that users keep; each sees their own.</summary>
public sealed class ScenarioStore(Store store, TimeProvider clock)
{
    /// <summary>How many a user may keep.</summary>
    public const int Most = 1_000;

    private const string Columns = "id, owner, name, text, created, changed";

    /// <summary>Of a user, the last changed first.</summary>
    public Task<IReadOnlyList<SavedScenario>> ListAsync(string owner, CancellationToken cancellation) =>
        store.QueryAsync<SavedScenario>($"SELECT {Columns} FROM scenarios WHERE owner = @owner ORDER BY changed DESC, id DESC", new { owner }, cancellation);

    /// <summary>One of a user's; null when the user has none of that id.</summary>
    public Task<SavedScenario?> FindAsync(string owner, string id, CancellationToken cancellation) =>
        store.FirstAsync<SavedScenario>($"SELECT {Columns} FROM scenarios WHERE owner = @owner AND id = @id", new { owner, id }, cancellation);

    /// <summary>Keeps a scenario.</summary>
    /// <exception cref="RealignException">The user keeps as many as may be kept.</exception>
    public async Task<SavedScenario> AddAsync(string owner, string name, string text, CancellationToken cancellation)
    {
        long now = Store.Stamp(clock.GetUtcNow());
        var saved = new SavedScenario { Id = Guid.CreateVersion7().ToString("N"), Owner = owner, Name = name, Text = text, Created = now, Changed = now };
        int added = await store.ExecuteAsync(
            $"INSERT INTO scenarios ({Columns}) SELECT @Id, @Owner, @Name, @Text, @Created, @Changed WHERE (SELECT COUNT(*) FROM scenarios WHERE owner = @Owner) < {Most}", saved, cancellation).ConfigureAwait(false);
        return added == 1 ? saved : throw new RealignException($"{Most:N0} scenarios are kept, the most for one user. Delete some that are not needed.");
    }

    /// <summary>Puts another text in the place of a user's scenario; null when the user has none of that id.</summary>
    public async Task<SavedScenario?> ChangeAsync(string owner, string id, string name, string text, CancellationToken cancellation) =>
        await store.FirstAsync<SavedScenario>(
            $"UPDATE scenarios SET name = @name, text = @text, changed = @now WHERE owner = @owner AND id = @id RETURNING {Columns}",
            new { owner, id, name, text, now = Store.Stamp(clock.GetUtcNow()) },
            cancellation).ConfigureAwait(false);

    /// <summary>Forgets a user's scenario; false when the user has none of that id.</summary>
    public async Task<bool> DeleteAsync(string owner, string id, CancellationToken cancellation) =>
        await store.ExecuteAsync("DELETE FROM scenarios WHERE owner = @owner AND id = @id", new { owner, id }, cancellation).ConfigureAwait(false) == 1;
}
