using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NE.Runtime.Files;

namespace NE.Runtime.Gpu.Devices;

/// <summary>
/// Compiled kernels on disk. A file is written under a temporary name and renamed, so readers see complete files; a damaged one counts as
/// missing and is recompiled. Nothing here throws: an unusable cache acts as an empty one.
/// </summary>
internal sealed class KernelCache
{
    /// <summary>The variable that names the folder; <c>off</c> for none.</summary>
    internal const string Variable = "NE_KERNEL_CACHE";

    /// <summary>Size in bytes above which the least recently used files are deleted.</summary>
    internal const long DefaultLimit = 256L << 20;

    private const string Pattern = "*.kernels";
    private const int MagicLength = 8;
    private const int HashLength = 32;
    private const int HeaderLength = MagicLength + HashLength + sizeof(long) + HashLength;

    // A killed writer leaves its file behind; an hour is longer than any write takes.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly long limit;

    /// <summary>Creates a cache.</summary>
    /// <param name="folder">Its folder, created when the first file is written; null for none.</param>
    /// <param name="limit">Its largest size in bytes.</param>
    internal KernelCache(string? folder, long limit = DefaultLimit)
    {
        Folder = folder;
        this.limit = limit;
    }

    /// <summary>This user's cache, as configured by the environment.</summary>
    internal static KernelCache Default => new(DefaultFolder(Environment.GetEnvironmentVariable));

    /// <summary>Its folder; null if it is off.</summary>
    internal string? Folder { get; }

    private static ReadOnlySpan<byte> Magic => "NEKERN01"u8;

    /// <summary>The folder set in the environment, by default <c>~/.cache/ne/kernels</c>.</summary>
    internal static string? DefaultFolder(Func<string, string?> variable)
    {
        string? chosen = variable(Variable);
        if (!string.IsNullOrWhiteSpace(chosen))
        {
            return chosen.Trim().Equals("off", StringComparison.OrdinalIgnoreCase) ? null : Path.GetFullPath(chosen.Trim());
        }

        return CacheFolder.Of("kernels", variable);
    }

    /// <summary>The image stored under a key; null if there is none, or it is damaged.</summary>
    internal byte[]? Find(KernelKey key) => Folder is null ? null : Read(Path.Combine(Folder, key.File), key.Hash.Span);

    /// <summary>The output of any compiler for the key's source and architecture; null if there is none.</summary>
    internal byte[]? FindOfAnyCompiler(KernelKey key)
    {
        if (!Directory.Exists(Folder))
        {
            return null;
        }

        try
        {
            return Directory.EnumerateFiles(Folder, $"{key.Content}-{Pattern}")
                .OrderDescending(StringComparer.Ordinal).Select(file => Read(file, [])).FirstOrDefault(image => image is not null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Stores a compiled image, then evicts old ones.</summary>
    internal void Put(KernelKey key, ReadOnlySpan<byte> image)
    {
        if (Folder is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Folder);
            string aside = Path.Combine(Folder, $"{key.File}.{Guid.NewGuid():N}.new");
            using (FileStream file = new(aside, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Header(key.Hash.Span, image));
                file.Write(image);
            }

            File.Move(aside, Path.Combine(Folder, key.File), overwrite: true);
            Trim(Folder, key.File);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Training continues without a cache: the next run compiles again.
        }
    }

    private static byte[] Header(ReadOnlySpan<byte> key, ReadOnlySpan<byte> image)
    {
        byte[] header = new byte[HeaderLength];
        Span<byte> rest = header;
        Magic.CopyTo(rest);
        rest = rest[MagicLength..];
        key.CopyTo(rest);
        rest = rest[HashLength..];
        BinaryPrimitives.WriteInt64LittleEndian(rest, image.Length);
        SHA256.HashData(image, rest[sizeof(long)..]);
        return header;
    }

    // An empty hash matches any.
    private static byte[]? Read(string path, ReadOnlySpan<byte> key)
    {
        try
        {
            byte[] file = File.Exists(path) ? File.ReadAllBytes(path) : [];
            if (file.Length <= HeaderLength || !file.AsSpan(0, MagicLength).SequenceEqual(Magic))
            {
                return null;
            }

            ReadOnlySpan<byte> stored = file.AsSpan(MagicLength, HashLength);
            byte[] image = file[HeaderLength..];
            if (!file.AsSpan(0, HeaderLength).SequenceEqual(Header(stored, image)) || (key.Length > 0 && !key.SequenceEqual(stored)))
            {
                return null;
            }

            Touch(path);
            return image;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The modification time records the last use; a read-only folder is still read.
    private static void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Trim(string folder, string kept)
    {
        DirectoryInfo directory = new(folder);
        foreach (FileInfo aside in directory.EnumerateFiles("*.new").Where(file => DateTime.UtcNow - file.LastWriteTimeUtc > Abandoned))
        {
            aside.Delete();
        }

        List<FileInfo> files = [.. directory.EnumerateFiles(Pattern).OrderBy(file => file.LastWriteTimeUtc)];
        long total = files.Sum(file => file.Length);
        foreach (FileInfo file in files.Where(file => file.Name != kept))
        {
            if (total <= limit)
            {
                return;
            }

            total -= file.Length;
            file.Delete();
        }
    }
}
