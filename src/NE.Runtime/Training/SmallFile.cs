using System.IO;

namespace NE.Runtime.Training;

/// <summary>Writes small text files atomically: a reader sees either the old or the new content.</summary>
internal static class SmallFile
{
    /// <summary>Writes a temporary file and renames it.</summary>
    /// <exception cref="IOException">The disk is full; the old file is unchanged.</exception>
    internal static void Replace(string path, string text)
    {
        string aside = path + ".part";
        try
        {
            File.WriteAllText(aside, text);
            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
