using System;
using System.IO;

namespace NE.Runtime.Telemetry;

/// <summary>An append-only file, truncated once when a run is resumed.</summary>
internal sealed class AppendFile : IDisposable
{
    private readonly FileStream stream;

    /// <summary>Opens or creates the file and truncates it to a length.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">Bytes to keep; negative to keep all.</param>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="InvalidDataException">It is shorter than the length to keep, or no complete line ends there.</exception>
    internal AppendFile(string path, long length)
    {
        stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        string? fault = stream.Length < length ? "is shorter than when the checkpoint was made"
            : length > 0 && !LineEnds(length) ? "was changed after the checkpoint was made (its lines no longer end where they did)"
            : null;
        if (fault is not null)
        {
            stream.Dispose();
            throw new InvalidDataException($"{path} {fault}; restore the file, or start a new run with --force.");
        }

        if (length >= 0)
        {
            stream.SetLength(length);
        }

        stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Bytes written.</summary>
    internal long Length => stream.Position;

    /// <summary>Writes bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    /// <summary>Flushes everything to disk.</summary>
    internal void Flush() => stream.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    // What we write ends with a line feed, without a carriage return before it.
    private bool LineEnds(long length)
    {
        Span<byte> last = stackalloc byte[(int)Math.Min(2, length)];
        stream.Seek(length - last.Length, SeekOrigin.Begin);
        stream.ReadExactly(last);
        return last[^1] == (byte)'\n' && last[0] != (byte)'\r';
    }
}
