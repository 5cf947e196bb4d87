"""The fields that a model of a paper may name between « and »."""

from cells.preparation.paper_text import fields_of

WORDS = (
    "năm",
    "tên chi bộ",
    "căn cứ",
    "ngày sinh hoạt",
    "giờ bắt đầu",
    "địa điểm",
    "chủ trì",
    "thư ký",
    "số đảng viên dự kiến",
    "số phút toàn buổi",
    "mục đích của chi bộ",
    "hình thức tổ chức",
    "hạn đọc tài liệu",
    "hạn nộp báo cáo",
    "hạn nộp kế hoạch",
    "hạn báo vắng",
    "biểu hiện có nhiều đồng chí tự nhận",
    "biểu hiện cần tập trung sửa",
    "các phần không có đảng viên tự nhận",
    "nguyên nhân chủ quan",
    "số biện pháp",
    "dự kiến kết luận đã viết",
)
LISTS_AND_TABLES = (
    "năm bước",
    "bảng phân công",
    "điều kiện",
    "bảng kịch bản",
    "bảng chương trình",
    "bảng biện pháp",
)
KNOWN = frozenset(WORDS + LISTS_AND_TABLES)


def unknown_fields(text: str) -> list[str]:
    """The names in ``text`` that nothing fills in; they stay as they are."""
    return [name for name in fields_of(text) if name not in KNOWN]
