using System.Runtime.InteropServices;

namespace Realign.Files;

/// <summary>
/// Flushes a folder to disk, so that a file that was renamed in it is found there after a loss of power. .NET opens no folders, hence the C library.
/// Windows has no such call: its file systems journal names themselves.
/// </summary>
internal static partial class FolderFlush
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The folder cannot be opened or flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        int handle = Open(folder, ReadOnly);
        if (handle < 0) throw Error(folder);
        try
        {
            if (FSync(handle) != 0) throw Error(folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Error(string folder) => new($"The folder '{folder}' cannot be flushed to disk: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
