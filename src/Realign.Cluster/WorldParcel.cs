using System.IO.Compression;
using Realign.Worlds;

namespace Realign.Cluster;

/// <summary>A world as one run of bytes: the files of its folder in a zip archive.</summary>
internal static class WorldParcel
{
    public static byte[] Pack(World world)
    {
        string folder = Directory.CreateTempSubdirectory("realign-world-").FullName;
        try
        {
            string inner = Path.Combine(folder, "world");
            WorldFolder.Write(world, inner);
            var stream = new MemoryStream();
            ZipFile.CreateFromDirectory(inner, stream, CompressionLevel.Fastest, includeBaseDirectory: false);
            return stream.ToArray();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <exception cref="RealignException">The files are no world, or not what its manifest says.</exception>
    /// <exception cref="InvalidDataException">The bytes are no archive.</exception>
    public static World Open(byte[] parcel)
    {
        string folder = Directory.CreateTempSubdirectory("realign-world-").FullName;
        try
        {
            // Refuses entries that would land outside of the folder.
            ZipFile.ExtractToDirectory(new MemoryStream(parcel), folder);
            return WorldFolder.Read(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
