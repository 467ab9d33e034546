namespace NE.Runtime.Gpu.Native;

/// <summary>Where a native library was found, or why it was not.</summary>
/// <param name="Handle">The loaded library; 0 if there is none.</param>
/// <param name="Path">The file, or the name by which the system found it.</param>
/// <param name="Problem">Why it was not found, in one sentence; empty if it was.</param>
internal sealed record NativeLibraryFinding(nint Handle, string Path, string Problem)
{
    internal bool Found => Handle != 0;

    internal static NativeLibraryFinding None(string problem) => new(0, "", problem);
}
