using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NE.MuJoCo;

/// <summary>
/// MuJoCo's two hooks. Without them an error waits for a key on standard input, which hangs a run without a terminal, and both write a log
/// file into the working directory.
/// </summary>
internal static unsafe class Hooks
{
    // MuJoCo calls the hook on the thread that made the call, so that simulations on several threads do not mix their warnings.
    [ThreadStatic]
    private static string? warning;

    /// <summary>True when a warning was raised on this thread and not yet taken.</summary>
    public static bool HasWarning => warning is not null;

    /// <summary>Installs both hooks in a loaded library.</summary>
    public static void Install(nint library)
    {
        Set(library, "mju_user_error", &OnError);
        Set(library, "mju_user_warning", &OnWarning);
    }

    /// <summary>The first warning raised on this thread since the last take, or null.</summary>
    public static string? TakeWarning()
    {
        string? taken = warning;
        warning = null;
        return taken;
    }

    private static void Set(nint library, string name, delegate* unmanaged[Cdecl]<byte*, void> hook) =>
        *(nint*)NativeLibrary.GetExport(library, name) = (nint)hook;

    // The library relies on this not returning, and an exception cannot pass through its frames: the process ends here.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnError(byte* text)
    {
        try
        {
            Console.Error.WriteLine($"MuJoCo cannot continue, and the process exits: {Sentence(text)}.");
        }
        finally
        {
            Environment.Exit(1);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnWarning(byte* text) => warning ??= Sentence(text);

    private static string Sentence(byte* text) => Marshal.PtrToStringUTF8((nint)text)?.Trim().TrimEnd('.') ?? "no text given";
}
