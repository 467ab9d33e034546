using System;
using System.Runtime.InteropServices;
using System.Text;

namespace NE.MuJoCo;

/// <summary>
/// A compiled model: sizes and constants, read directly from native memory and never changed by a simulation, so that several threads can
/// share one, unless it is edited (<see cref="Edit"/>). Spans are valid until the model is disposed. A <see cref="MuJoCoData"/> keeps the
/// native model alive.
/// </summary>
public sealed unsafe partial class MuJoCoModel : IDisposable
{
    private const int ErrorLength = 1024;

    private byte* model;

    private MuJoCoModel(ModelHandle handle)
    {
        Handle = handle;
        model = (byte*)handle.DangerousGetHandle();
        Nq = Int(Layout.Model.Nq);
        Nv = Int(Layout.Model.Nv);
        Nu = Int(Layout.Model.Nu);
        Na = Int(Layout.Model.Na);
        Nbody = Int(Layout.Model.Nbody);
        Njnt = Int(Layout.Model.Njnt);
        Ngeom = Int(Layout.Model.Ngeom);
        Nsite = Int(Layout.Model.Nsite);
        NsensorData = Int(Layout.Model.NsensorData);
    }

    /// <summary>Number of position coordinates.</summary>
    public int Nq { get; }

    /// <summary>Number of degrees of freedom.</summary>
    public int Nv { get; }

    /// <summary>Number of actuators.</summary>
    public int Nu { get; }

    /// <summary>Number of activation states.</summary>
    public int Na { get; }

    /// <summary>Number of bodies, including the world.</summary>
    public int Nbody { get; }

    /// <summary>Number of joints.</summary>
    public int Njnt { get; }

    /// <summary>Number of geoms.</summary>
    public int Ngeom { get; }

    /// <summary>Number of sites.</summary>
    public int Nsite { get; }

    /// <summary>Number of sensor readings.</summary>
    public int NsensorData { get; }

    /// <summary>Physics step, in seconds.</summary>
    public double Timestep => Double(Layout.Model.Timestep);

    /// <summary>Gravity, in m/s². Shape [3].</summary>
    public ReadOnlySpan<double> Gravity => new(Pointer + Layout.Model.Gravity, 3);

    /// <summary>Velocity of the medium, in m/s. Shape [3].</summary>
    public ReadOnlySpan<double> Wind => new(Pointer + Layout.Model.Wind, 3);

    /// <summary>Density of the medium, in kg/m³.</summary>
    public double Density => Double(Layout.Model.Density);

    /// <summary>Viscosity of the medium, in Pa s.</summary>
    public double Viscosity => Double(Layout.Model.Viscosity);

    /// <summary>Integrator: 0 semi-implicit Euler, 1 fourth-order Runge-Kutta, 2 implicit.</summary>
    public int Integrator => Int(Layout.Model.Integrator);

    /// <summary>Constraint solver: 0 projected Gauss-Seidel, 1 conjugate gradient, 2 Newton.</summary>
    public int Solver => Int(Layout.Model.Solver);

    /// <summary>Friction cone: 0 pyramidal, 1 elliptic.</summary>
    public int Cone => Int(Layout.Model.Cone);

    /// <summary>Largest number of solver iterations.</summary>
    public int Iterations => Int(Layout.Model.Iterations);

    /// <summary>Improvement below which the solver stops.</summary>
    public double Tolerance => Double(Layout.Model.Tolerance);

    /// <summary>Bits of disabled features (<c>mjtDisableBit</c>).</summary>
    public int DisableFlags => Int(Layout.Model.DisableFlags);

    /// <summary>Bits of features enabled in addition to the default (<c>mjtEnableBit</c>).</summary>
    public int EnableFlags => Int(Layout.Model.EnableFlags);

    /// <summary>Mean diagonal inertia of the model, which scales tolerances of the solver. Derived.</summary>
    public double MeanInertia => Double(Layout.Model.MeanInertia);

    /// <summary>Spatial extent of the model, in metres.</summary>
    public double Extent => Double(Layout.Model.Extent);

    /// <summary>Centre of the model, in metres. Shape [3].</summary>
    public ReadOnlySpan<double> Center => new(Pointer + Layout.Model.Center, 3);

    /// <summary>Its constants, to change them.</summary>
    public MuJoCoModelEdit Edit => new(this);

    internal ModelHandle Handle { get; }

    internal byte* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(model == null, this);
            return model;
        }
    }

    /// <summary>Compiles a model from MJCF text. Nothing is read from or written to disk.</summary>
    /// <param name="xml">The whole model; it cannot include other files.</param>
    /// <exception cref="MuJoCoMissingException">The library is missing or another release.</exception>
    /// <exception cref="MuJoCoException">The text is not a valid model, or compiling it raised a warning.</exception>
    public static MuJoCoModel FromXml(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        MuJoCoLibrary.EnsureLoaded();
        return Compile(xml);
    }

    /// <summary>The index of a named element.</summary>
    /// <exception cref="MuJoCoException">The model has no such element.</exception>
    public int Id(MuJoCoObject kind, string name)
    {
        int id = NativeMethods.mj_name2id(Pointer, (int)kind, name);
        GC.KeepAlive(this);
        return id >= 0 ? id : throw new MuJoCoException($"the model has no {kind.ToString().ToLowerInvariant()} named '{name}'.");
    }

    /// <summary>The name of an element, or null if it has none.</summary>
    public string? Name(MuJoCoObject kind, int id)
    {
        string? name = Marshal.PtrToStringUTF8((nint)NativeMethods.mj_id2name(Pointer, (int)kind, id));
        GC.KeepAlive(this);
        return string.IsNullOrEmpty(name) ? null : name;
    }

    /// <summary>Frees the native model, or leaves that to the last data that uses it.</summary>
    public void Dispose()
    {
        model = null;
        Handle.Dispose();
    }

    /// <summary>As <see cref="FromXml"/>, with the library already loaded.</summary>
    internal static MuJoCoModel Compile(string xml)
    {
        byte[] text = Encoding.UTF8.GetBytes(xml);
        ReadOnlySpan<byte> file = "model.xml\0"u8;
        Span<byte> error = stackalloc byte[ErrorLength];
        error.Clear();
        void* files = NativeMemory.AllocZeroed(Layout.VirtualFileSystem.Size);
        nint loaded;
        try
        {
            fixed (byte* fileName = file, errorText = error)
            {
                NativeMethods.mj_defaultVFS(files);
                if (NativeMethods.mj_makeEmptyFileVFS(files, fileName, text.Length) != 0)
                {
                    throw new MuJoCoException("MuJoCo has not enough memory for the model's text.");
                }

                int index = NativeMethods.mj_findFileVFS(files, fileName);
                byte* content = *((byte**)((byte*)files + Layout.VirtualFileSystem.FileData) + index);
                text.CopyTo(new Span<byte>(content, text.Length));
                loaded = NativeMethods.mj_loadXML(fileName, files, errorText, ErrorLength);
                NativeMethods.mj_deleteVFS(files);
            }
        }
        finally
        {
            NativeMemory.Free(files);
        }

        // A message together with a model is a warning; a model compiled with warnings is not used.
        var handle = new ModelHandle(loaded);
        int length = error.IndexOf((byte)0);
        string? problem = Hooks.TakeWarning() ?? (length > 0 ? Encoding.UTF8.GetString(error[..length]) : null);
        if (handle.IsInvalid || problem is not null)
        {
            handle.Dispose();
            string sentence = (problem ?? "no reason given").ReplaceLineEndings(" ").Trim().TrimEnd('.');
            throw new MuJoCoException($"MuJoCo cannot compile the model: {sentence}.");
        }

        return new MuJoCoModel(handle);
    }

    private int Int(int offset) => *(int*)(Pointer + offset);

    private double Double(int offset) => *(double*)(Pointer + offset);

    private ReadOnlySpan<T> Field<T>(int offset, int count)
        where T : unmanaged => new(*(T**)(Pointer + offset), count);
}
