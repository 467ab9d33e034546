using System.Runtime.InteropServices;

namespace NE.MuJoCo;

/// <summary>
/// The functions of libmujoco that the binding calls, under their C names. <see cref="MuJoCoLibrary"/> resolves the library.
/// </summary>
internal static unsafe partial class NativeMethods
{
    /// <summary>The name that this assembly's resolver maps to the loaded and checked library.</summary>
    public const string Library = "mujoco";

    [LibraryImport(Library)]
    public static partial nint mj_loadXML(byte* file, void* virtualFileSystem, byte* error, int errorLength);

    [LibraryImport(Library)]
    public static partial void mj_deleteModel(nint model);

    [LibraryImport(Library)]
    public static partial void mj_setConst(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial nint mj_makeData(byte* model);

    [LibraryImport(Library)]
    public static partial void mj_deleteData(nint data);

    [LibraryImport(Library)]
    public static partial void mj_resetData(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_step(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_step1(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_step2(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_forward(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_rnePostConstraint(byte* model, byte* data);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mj_name2id(byte* model, int kind, string name);

    [LibraryImport(Library)]
    public static partial byte* mj_id2name(byte* model, int kind, int id);

    [LibraryImport(Library)]
    public static partial void mj_defaultVFS(void* virtualFileSystem);

    [LibraryImport(Library)]
    public static partial void mj_deleteVFS(void* virtualFileSystem);

    [LibraryImport(Library)]
    public static partial int mj_makeEmptyFileVFS(void* virtualFileSystem, byte* file, int length);

    [LibraryImport(Library)]
    public static partial int mj_findFileVFS(void* virtualFileSystem, byte* file);
}
