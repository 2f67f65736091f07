using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Realign.Server.Storage;

namespace Realign.Server.Access;

/// <summary>The keys of callers. A key is 256 random bits, of which only the SHA-256 is kept: nobody guesses it, so a slow hash would only slow requests down.</summary>
public sealed class ApiKeyStore(Store store, TimeProvider clock)
{
    /// <summary>How every key begins, so that people and scanners of secrets tell it from others.</summary>
    public const string Prefix = "realign_";

    private const string Columns = "id, owner, created, revoked";

    /// <summary>Makes a key.</summary>
    /// <param name="owner">Whose it is: 1 to 100 letters, digits and <c>. _ - @</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is kept of it, and the key, which nobody can read again.</returns>
    /// <exception cref="RealignException">This is no name.</exception>
    public async Task<(ApiKey Kept, string Key)> AddAsync(string owner, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(owner);
        if (owner.Length is 0 or > 100 || !owner.All(c => char.IsAsciiLetterOrDigit(c) || "._-@".Contains(c, StringComparison.Ordinal)))
            throw new RealignException($"'{owner}' is no name for the owner of a key: it has 1 to 100 letters, digits and . _ - @, like ana or ana@example.org.");
        if (owner == Caller.Local) throw new RealignException($"'{owner}' is whose things are that are made while nobody is asked who they are. Take another name for the owner of the key.");
        string key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var kept = new ApiKey { Id = Guid.CreateVersion7().ToString("N"), Owner = owner, Created = Store.Stamp(clock.GetUtcNow()) };
        await store.ExecuteAsync("INSERT INTO keys (id, owner, hash, created) VALUES (@Id, @Owner, @hash, @Created)", new { kept.Id, kept.Owner, hash = Hash(key), kept.Created }, cancellation).ConfigureAwait(false);
        return (kept, key);
    }

    /// <summary>What is kept of a key; null when it is none, or was taken back.</summary>
    public async Task<ApiKey?> FindAsync(string? key, CancellationToken cancellation) => key?.StartsWith(Prefix, StringComparison.Ordinal) == true
        ? await store.FirstAsync<ApiKey>($"SELECT {Columns} FROM keys WHERE hash = @hash AND revoked IS NULL", new { hash = Hash(key) }, cancellation).ConfigureAwait(false)
        : null;

    /// <summary>Whether a key of this id is there and good.</summary>
    public async Task<bool> IsGoodAsync(string id, CancellationToken cancellation) =>
        await store.FirstAsync<string>("SELECT id FROM keys WHERE id = @id AND revoked IS NULL", new { id }, cancellation).ConfigureAwait(false) is not null;

    /// <summary>All keys, the newest first.</summary>
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellation) => store.QueryAsync<ApiKey>($"SELECT {Columns} FROM keys ORDER BY id DESC", null, cancellation);

    /// <summary>Takes a key back, at once; false when no good key has this id.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellation) =>
        await store.ExecuteAsync("UPDATE keys SET revoked = @now WHERE id = @id AND revoked IS NULL", new { id, now = Store.Stamp(clock.GetUtcNow()) }, cancellation).ConfigureAwait(false) == 1;

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
