using System;
using System.ComponentModel;
using System.IO;

namespace NE.Tool;

/// <summary>Sees to it that PyTorch is there, which <c>ne bench --peers</c> compares with.</summary>
internal static class TorchBaselines
{
    // PyTorch brings the reference BLAS, several times slower, unless OpenBLAS is asked for as well.
    private const string Torch = "python3-torch", Blas = "libopenblas0-pthread";
    private const string Library = "/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3";

    /// <summary>Installs Debian's PyTorch and OpenBLAS where that is possible without a question.</summary>
    /// <exception cref="ToolException">They are not there; the message says what to install.</exception>
    internal static void Ensure()
    {
        // Another Python brings its own PyTorch, often with a BLAS inside.
        if (Environment.GetEnvironmentVariable("NE_PEER_PYTHON") is { } python)
        {
            if (!HasTorch(python))
            {
                throw new ToolException(
                    $"{python}, which NE_PEER_PYTHON names, has no torch and numpy; install them there or unset the variable.");
            }

            return;
        }

        if (!IsThere() && (!Apt.TryInstall(Torch, Blas) || !IsThere()))
        {
            throw new ToolException(
                $"the peers need the system's PyTorch and OpenBLAS; install them with: sudo apt-get install {Torch} {Blas}, "
                + "or let NE_PEER_PYTHON name a Python that has torch and numpy.");
        }
    }

    private static bool IsThere() => File.Exists(Library) && HasTorch("/usr/bin/python3");

    private static bool HasTorch(string python)
    {
        try
        {
            const string Find = "import importlib.util as u; exit(not (u.find_spec('torch') and u.find_spec('numpy')))";
            return Dotnet.Read(python, ["-c", Find]).Code == 0;
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
