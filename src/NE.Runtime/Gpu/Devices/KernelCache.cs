using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NE.Runtime.Files;

namespace NE.Runtime.Gpu.Devices;

/// <summary>
/// Compiled kernels on disk. A file is written under another name and renamed, so readers see whole files; one that is damaged counts as
/// absent and is compiled again. Nothing here fails: a cache that cannot be used is an empty one.
/// </summary>
internal sealed class KernelCache
{
    /// <summary>The variable that names the folder; <c>off</c> for none.</summary>
    internal const string Variable = "NE_KERNEL_CACHE";

    /// <summary>Bytes above which the files used longest ago are deleted.</summary>
    internal const long DefaultLimit = 256L << 20;

    private const string Pattern = "*.kernels";
    private const int MagicLength = 8;
    private const int HashLength = 32;
    private const int HeaderLength = MagicLength + HashLength + sizeof(long) + HashLength;

    // A writer that was killed leaves its file; an hour is longer than any writing takes.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly long limit;

    /// <summary>A cache.</summary>
    /// <param name="folder">Its folder, made when the first file is written; null for none.</param>
    /// <param name="limit">Bytes that it may hold.</param>
    internal KernelCache(string? folder, long limit = DefaultLimit)
    {
        Folder = folder;
        this.limit = limit;
    }

    /// <summary>The cache of this user, as the environment says.</summary>
    internal static KernelCache Default => new(DefaultFolder(Environment.GetEnvironmentVariable));

    /// <summary>Its folder; null when it is off.</summary>
    internal string? Folder { get; }

    private static ReadOnlySpan<byte> Magic => "NEKERN01"u8;

    /// <summary>The folder that the environment names: <c>~/.cache/ne/kernels</c> unless it says otherwise.</summary>
    internal static string? DefaultFolder(Func<string, string?> variable)
    {
        string? chosen = variable(Variable);
        if (!string.IsNullOrWhiteSpace(chosen))
        {
            return chosen.Trim().Equals("off", StringComparison.OrdinalIgnoreCase) ? null : Path.GetFullPath(chosen.Trim());
        }

        return CacheFolder.Of("kernels", variable);
    }

    /// <summary>What was stored under a key; null when there is nothing, or it is damaged.</summary>
    internal byte[]? Find(KernelKey key) => Folder is null ? null : Read(Path.Combine(Folder, key.File), key.Hash.Span);

    /// <summary>What any compiler made of the key's text for its architecture; null when there is nothing.</summary>
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

    /// <summary>Stores what was compiled, then makes room.</summary>
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
            // Training goes on without a cache: the next run compiles again.
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

    // An empty key accepts any.
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

    // The time of writing is the time of last use; a folder that cannot be written is read all the same.
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
