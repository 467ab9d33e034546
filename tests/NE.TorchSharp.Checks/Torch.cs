using System;
using TorchSharp;

namespace NE.TorchSharp.Checks;

/// <summary>Whether libtorch can be used.</summary>
internal static class Torch
{
    /// <summary>Why it cannot, or null.</summary>
    public static string? Problem { get; } = Load();

    private static string? Load()
    {
        try
        {
            using torch.Tensor one = torch.ones(1);
            return null;
        }
        catch (Exception fault) when (fault is TypeInitializationException or NotSupportedException or DllNotFoundException or BadImageFormatException)
        {
            return "libtorch does not load; tests/NE.TorchSharp.Checks/run says what it needs: " + (fault.InnerException ?? fault).Message.Split('\n')[0];
        }
    }
}
