using System.IO;

namespace NE.Runtime.Training;

/// <summary>Writes small texts so that a reader sees the old or the new one, never half of it.</summary>
internal static class SmallFile
{
    /// <summary>Writes the text aside and renames it.</summary>
    /// <exception cref="IOException">The disk is full; what stood there before still stands.</exception>
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
