using System;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace NE.Runtime.Replay;

/// <summary>
/// The memory of a ring of rows: a mapped file, or anonymous memory. File space is allocated in pieces by ordinary writes before the
/// mapping touches them, because a full disk throws in a write but kills the process in a mapped page.
/// </summary>
internal sealed unsafe class ReplayStorage : IDisposable
{
    private const long Magic = 0x314C50455252454E; // "NERREPL1"
    private const int HeaderBytes = 4096;
    private const long PieceBytes = 8L << 20;

    private static readonly byte[] Zeros = new byte[1 << 20];

    private readonly FileStream? file;
    private readonly MemoryMappedFile mapping;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly long rowsBytes;

    private ReplayStorage(FileStream? file, MemoryMappedFile mapping, long rowCount, long rowsBytes)
    {
        RowCount = rowCount;
        this.file = file;
        this.mapping = mapping;
        this.rowsBytes = rowsBytes;
        view = mapping.CreateViewAccessor(0, HeaderBytes + rowsBytes);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        start = pointer + view.PointerOffset;
    }

    /// <summary>Length of the ring in rows.</summary>
    internal long RowCount { get; }

    /// <summary>First row.</summary>
    internal float* Rows => (float*)(start + HeaderBytes);

    /// <summary>Bytes from the first row on that can safely be accessed.</summary>
    internal long Reserved
    {
        get => ((long*)start)[4];
        private set => ((long*)start)[4] = value;
    }

    /// <summary>Creates anonymous memory, which is lost with the process.</summary>
    internal static ReplayStorage InMemory(long rows, int rowLength)
    {
        long bytes = rows * rowLength * sizeof(float);
        ReplayStorage storage = new(null, MemoryMappedFile.CreateNew(null, HeaderBytes + bytes), rows, bytes);
        storage.Reserved = bytes;
        return storage;
    }

    /// <summary>Opens or creates a file. An existing file keeps its own length, and with it its original slack.</summary>
    /// <param name="path">The file.</param>
    /// <param name="capacity">Smallest number of rows.</param>
    /// <param name="slack">Additional rows in a new file.</param>
    /// <param name="rowLength">Floats per row.</param>
    /// <exception cref="IOException">The file cannot be created, or is in use.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or its rows have a different length or are too few.</exception>
    internal static ReplayStorage OpenFile(string path, long capacity, long slack, int rowLength)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            long rowBytes = (long)rowLength * sizeof(float);
            if (file.Length == 0)
            {
                ReadOnlySpan<long> header = [Magic, capacity + slack, rowLength, 0, 0];
                RandomAccess.Write(file.SafeFileHandle, new byte[HeaderBytes], 0);
                RandomAccess.Write(file.SafeFileHandle, MemoryMarshal.AsBytes(header), 0);
                file.SetLength(HeaderBytes + ((capacity + slack) * rowBytes));
            }

            Span<long> found = stackalloc long[4];
            int read = RandomAccess.Read(file.SafeFileHandle, MemoryMarshal.AsBytes(found), 0);
            long rows = (file.Length - HeaderBytes) / rowBytes;
            ReadOnlySpan<long> expected = [Magic, rows, rowLength, 0];
            if (read != 4 * sizeof(long) || !found.SequenceEqual(expected) || file.Length != HeaderBytes + (rows * rowBytes) || rows < capacity)
            {
                throw new InvalidDataException(
                    $"The replay file {path} is damaged or belongs to another experiment; start a new run with --force.");
            }

            long bytes = rows * rowBytes;

            MemoryMappedFile mapping = MemoryMappedFile.CreateFromFile(
                file, null, HeaderBytes + bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            return new ReplayStorage(file, mapping, rows, bytes);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes at least this many bytes of rows safe to access.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    internal void Reserve(long bytes)
    {
        long goal = Math.Min(rowsBytes, (bytes + PieceBytes - 1) / PieceBytes * PieceBytes);
        long reserved = Reserved;
        while (reserved < goal)
        {
            int count = (int)Math.Min(Zeros.Length, goal - reserved);
            RandomAccess.Write(file!.SafeFileHandle, Zeros.AsSpan(0, count), HeaderBytes + reserved);
            reserved += count;
        }

        Reserved = reserved;
    }

    /// <summary>Flushes everything written so far to disk.</summary>
    internal void Flush()
    {
        if (file is not null)
        {
            view.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        mapping.Dispose();
        file?.Dispose();
    }
}
