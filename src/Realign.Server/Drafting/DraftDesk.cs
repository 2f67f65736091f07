using System.IO.Compression;
using Realign.Cases.Drafting;
using Realign.Server.Shelf;

namespace Realign.Server.Drafting;

/// <summary>Drafts cases from what visitors send: as many at a time as there are processors, each in bounded time. Nothing is kept.</summary>
internal sealed class DraftDesk(DataShelf shelf) : IDisposable
{
    /// <summary>Bytes of a file.</summary>
    public const int LargestFile = 5 << 20;

    /// <summary>Characters of a pasted text.</summary>
    public const int LongestText = 200_000;

    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    /// <summary>How long reading and drafting may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Codes and names of the economies that a case can be about.</summary>
    public IEnumerable<(string Code, string Name)> Economies => shelf.Model(null).World.Economies.Select(e => (e.Code, e.Name));

    /// <summary>Reads an article and drafts its case.</summary>
    /// <param name="file">Plain text, Markdown, HTML or PDF.</param>
    /// <param name="name">What messages call it; its extension helps to tell the format.</param>
    /// <param name="home">Code of the economy that it is about; null to find out.</param>
    /// <exception cref="RealignException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It took longer than <see cref="Patience"/>.</exception>
    public async Task<DraftedArticle> Draft(byte[] file, string name, string? home)
    {
        using var limit = new CancellationTokenSource(Patience);
        await _places.WaitAsync(limit.Token).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Draft(file, name, home, limit.Token), limit.Token).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The draft's folder as a ZIP archive.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="folder">The folder's name in the archive.</param>
    public static byte[] Zip(CaseDraft draft, string folder)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in draft.Files)
            {
                using var entry = new StreamWriter(archive.CreateEntry($"{folder}/{name}", CompressionLevel.Optimal).Open());
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public void Dispose() => _places.Dispose();

    private DraftedArticle Draft(byte[] file, string name, string? home, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(file);
        return DraftedArticle.Of(shelf, stream, name, new DraftOptions { Home = home, Today = DateOnly.FromDateTime(DateTime.Now) }, cancellation);
    }
}
