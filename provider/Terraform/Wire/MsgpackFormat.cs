namespace AtlasBackup.Provider.Terraform.Wire;

/// <summary>The first bytes of MessagePack's values.</summary>
internal static class MsgpackFormat
{
    public const byte LargestFixInt = 0x7F;
    public const byte FixMap = 0x80;
    public const byte FixArray = 0x90;
    public const byte FixText = 0xA0;
    public const byte Nil = 0xC0;
    public const byte False = 0xC2;
    public const byte True = 0xC3;
    public const byte Bytes8 = 0xC4;
    public const byte Bytes16 = 0xC5;
    public const byte Bytes32 = 0xC6;
    public const byte Extension8 = 0xC7;
    public const byte Extension16 = 0xC8;
    public const byte Extension32 = 0xC9;
    public const byte Float32 = 0xCA;
    public const byte Float64 = 0xCB;
    public const byte Unsigned8 = 0xCC;
    public const byte Unsigned16 = 0xCD;
    public const byte Unsigned32 = 0xCE;
    public const byte Unsigned64 = 0xCF;
    public const byte Signed8 = 0xD0;
    public const byte Signed16 = 0xD1;
    public const byte Signed32 = 0xD2;
    public const byte Signed64 = 0xD3;
    public const byte FixExtension1 = 0xD4;
    public const byte FixExtension16 = 0xD8;
    public const byte Text8 = 0xD9;
    public const byte Text16 = 0xDA;
    public const byte Text32 = 0xDB;
    public const byte Array16 = 0xDC;
    public const byte Array32 = 0xDD;
    public const byte Map16 = 0xDE;
    public const byte Map32 = 0xDF;
    public const byte SmallestNegativeFixInt = 0xE0;
}
