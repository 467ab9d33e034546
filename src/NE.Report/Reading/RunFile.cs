using System;
using System.IO;

namespace NE.Report.Reading;

/// <summary>Reads a file of a run that may still be written: without a lock, and without an unfinished last line.</summary>
internal static class RunFile
{
    /// <summary>The complete lines of a file, or null if it does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cut">Whether the last line was not complete and was left out.</param>
    internal static byte[]? CompleteLines(string path, out bool cut)
    {
        cut = false;
        if (Bytes(path) is not { } bytes)
        {
            return null;
        }

        int end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        cut = end < bytes.Length;
        return cut ? bytes[..end] : bytes;
    }

    /// <summary>The bytes of a file, or null if it does not exist. A trainer that holds it open is not disturbed.</summary>
    internal static byte[]? Bytes(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            byte[] bytes = new byte[file.Length];
            int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read == bytes.Length ? bytes : bytes[..read];
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
