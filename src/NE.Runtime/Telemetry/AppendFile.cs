using System;
using System.IO;

namespace NE.Runtime.Telemetry;

/// <summary>A file that only grows, cut back once when a run is resumed.</summary>
internal sealed class AppendFile : IDisposable
{
    private readonly FileStream stream;

    /// <summary>Opens or makes the file and cuts it to a length.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">Bytes to keep; less than 0 keeps all.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="InvalidDataException">It is shorter than what is to be kept.</exception>
    internal AppendFile(string path, long length)
    {
        stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (stream.Length < length)
        {
            stream.Dispose();
            throw new InvalidDataException($"{path} is shorter than when the checkpoint was made; start a new run with --force.");
        }

        if (length >= 0)
        {
            stream.SetLength(length);
        }

        stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Bytes written.</summary>
    internal long Length => stream.Position;

    /// <summary>Hands bytes to the system.</summary>
    internal void Append(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    /// <summary>Brings everything to the disk.</summary>
    internal void Flush() => stream.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
